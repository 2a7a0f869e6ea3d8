package org.muleentra.jwt.gateway.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.muleentra.jwt.tool.form.FieldException;

/** Applications as a test writes them, and what is said of them. */
final class Written {

  static final String CONFIGURATION = "<http:listener-config name='http'><http:listener-connection host='0.0.0.0' "
      + "port='8081'/></http:listener-config>";
  static final String LISTENER = "<http:listener config-ref='http' path='/a'/>";

  private static final String SCHEMAS = "http://www.mulesoft.org/schema/mule/";
  private static final StandIns STAND_INS = StandIns.load();

  private Written() {}

  /** An application's XML: the root and the listener's configuration on line 1, and the content from line 2 on. */
  static String xml(String content) {
    return "<mule xmlns='" + SCHEMAS + "core' xmlns:http='" + SCHEMAS + "http' xmlns:entra-jwt='" + SCHEMAS + "entra-jwt' xmlns:doc='"
        + SCHEMAS + "documentation' xmlns:ee='" + SCHEMAS + "ee/core' xmlns:db='" + SCHEMAS + "db'>" + CONFIGURATION + "\n" + content
            + "\n</mule>\n";
  }

  /** A flow with a listener on line 2, and the content from line 3 on. */
  static String flow(String content) {
    return xml("<flow name='a'>" + LISTENER + "\n" + content + "\n</flow>");
  }

  static Path file(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static Application read(Path directory) {
    return read(directory, Map.of(), Map.of());
  }

  static Application read(Path directory, Map<String, String> given, Map<String, String> environment) {
    return Application.read(directory, given, environment::get, () -> STAND_INS);
  }

  /** What is said of an application that is not to be run, without the folder before each sentence. */
  static String said(Path directory) {
    return said(directory, Map.of());
  }

  static String said(Path directory, Map<String, String> given) {
    try {
      read(directory, given, Map.of());
      return "";
    } catch (RefusedApplicationException | FieldException e) {
      return e.getMessage().replace(directory + "/", "");
    }
  }
}
