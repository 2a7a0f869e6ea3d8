package org.muleentra.jwt.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The form that is meant. */
final class FormSource {

  @Parameters(index = "0", paramLabel = "FORM", description = "File with the policy's form, or with the APIs of the try command.")
  private Path file;

  @Mixin
  private FormFiles files;

  Path file() {
    return file;
  }

  JsonNode fields() {
    return files.fields(file);
  }

  /** @throws FieldException naming file, field and rule where a deployment would not take it */
  Form form(Clock clock) {
    return files.form(file, clock);
  }

  /** Another form, of the API of the same name. */
  Form form(Path other, Clock clock) {
    return files.form(other, clock);
  }
}
