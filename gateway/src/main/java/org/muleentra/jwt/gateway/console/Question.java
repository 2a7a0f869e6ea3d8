package org.muleentra.jwt.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * Reads the members of a question, each by its type. What is wrong is named by its member; what was sent is never repeated.
 *
 * @param object what was asked
 */
public record Question(JsonNode object) {

  /**
   * A text that must be there.
   *
   * @throws FieldException where it is missing, empty, or no text
   */
  public String text(String name) {
    String text = textOrEmpty(name);
    if (text.isBlank()) {
      throw new FieldException(name, "is required");
    }
    return text;
  }

  /**
   * A text; empty where there is none.
   *
   * @throws FieldException where it is no text
   */
  public String textOrEmpty(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new FieldException(name, "must be a text");
    }
    return value.textValue();
  }

  /**
   * An object that must be there.
   *
   * @throws FieldException where it is missing, or no object
   */
  public JsonNode object(String name) {
    JsonNode value = object.path(name);
    if (!value.isObject()) {
      throw new FieldException(name, "must be an object");
    }
    return value;
  }

  /**
   * A flag; not set where it is missing.
   *
   * @throws FieldException where it is neither true nor false
   */
  public boolean flag(String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new FieldException(name, "must be true or false");
    }
    return value.booleanValue();
  }

  /** Whether the member is there. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }
}
