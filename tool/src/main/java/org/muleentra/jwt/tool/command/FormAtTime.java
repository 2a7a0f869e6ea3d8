package org.muleentra.jwt.tool.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import picocli.CommandLine.Mixin;

/** A form, and the time at which it decides. */
final class FormAtTime {

  @Mixin
  private FormSource source;

  @Mixin
  private Time time;

  private Clock clock;

  /** Held still, so that one run decides by one time. */
  Clock clock() {
    if (clock == null) {
      clock = time.clock();
    }
    return clock;
  }

  Path file() {
    return source.file();
  }

  JsonNode fields() {
    return source.fields();
  }

  /** @throws FieldException naming file, field and rule where a deployment would not take it */
  Form form() {
    return source.form(clock());
  }
}
