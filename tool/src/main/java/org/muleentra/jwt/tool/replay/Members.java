package org.muleentra.jwt.tool.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.log.LoggedRecord;

/** Reads the members of a record by type; what is of another names file, line and rule. */
final class Members {

  /** Where the writer of records cuts a list of names, in characters as written. */
  private static final int LONGEST_LIST = 8 * 1024;
  /** Of one name, as written: Entra's permissions have at most 120 characters (Microsoft Graph, appRole: value), each at most six. */
  private static final int LONGEST_NAME = 6 * 120;

  private final LoggedRecord line;

  Members(LoggedRecord line) {
    this.line = line;
  }

  /** The text, or {@code null} where there is none. */
  String text(String name) {
    JsonNode value = line.json().get(name);
    require(value == null || value.isTextual(), name, "must be a text");
    return value == null ? null : value.textValue();
  }

  String required(String name) {
    String text = text(name);
    require(text != null, name, "must be there");
    return text;
  }

  /** The whole number, or {@code null} where there is none. */
  Long number(String name) {
    JsonNode value = line.json().get(name);
    require(value == null || value.isIntegralNumber() && value.canConvertToLong(), name, "must be a whole number");
    return value == null ? null : value.longValue();
  }

  /** The time, or {@code null} where there is none. */
  Instant time(String name) {
    String text = text(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(name, "must be a time in UTC, such as 2026-03-01T12:00:00Z");
    }
  }

  /** The names of a list, as written: a space within one is %20. */
  Names names(String name) {
    String text = text(name);
    return text == null ? Names.NONE : new Names(List.of(text.split(" ")), written(text) + 1 + LONGEST_NAME <= LONGEST_LIST);
  }

  private static int written(String text) {
    return text.chars().map(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '$' ? 1 : 6).sum();
  }

  void require(boolean holds, String name, String rule) {
    if (!holds) {
      throw wrong(name, rule);
    }
  }

  private FieldException wrong(String name, String rule) {
    return new FieldException(line.place(), name + " " + rule);
  }
}
