package org.muleentra.jwt.gateway.replicas;

import java.nio.file.Path;
import java.util.List;

/** How a class of this class path is started in a process of its own that lives for a minute: with a quick compiler and few threads. */
final class JavaCommand {

  private JavaCommand() {}

  /** What the class and its arguments follow. */
  static List<String> begin() {
    return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
        "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
  }
}
