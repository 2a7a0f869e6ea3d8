package org.muleentra.jwt.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.form.FormFile;
import picocli.CommandLine.Option;

/** Reads forms from files, of several APIs the one that is named. */
final class FormFiles {

  @Option(names = "--api", paramLabel = "NAME", description = "The API, in a file of several.")
  private String api;

  JsonNode fields(Path file) {
    return FormFile.read(file, api);
  }

  /** @throws FieldException naming file, field and rule where a deployment would not take it */
  Form form(Path file, Clock clock) {
    JsonNode fields = fields(file);
    try {
      return Form.of(fields, clock);
    } catch (FieldException e) {
      throw new FieldException(file.toString(), e.getMessage());
    }
  }
}
