package org.muleentra.jwt.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.form.FormFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The form that is meant. */
final class FormSource {

  @Parameters(index = "0", paramLabel = "FORM", description = "File with the policy's form, or with the APIs of the try command.")
  private Path file;

  @Option(names = "--api", paramLabel = "NAME", description = "The API, in a file of several.")
  private String api;

  Path file() {
    return file;
  }

  JsonNode fields() {
    return FormFile.read(file, api);
  }

  /** @throws FieldException naming file, field and rule where a deployment would not take it */
  Form form(Clock clock) {
    return form(file, clock);
  }

  /** Another form, of the API of the same name in a file of several. */
  Form form(Path other, Clock clock) {
    JsonNode fields = FormFile.read(other, api);
    try {
      return Form.of(fields, clock);
    } catch (FieldException e) {
      throw new FieldException(other.toString(), e.getMessage());
    }
  }
}
