package org.muleentra.jwt.gateway.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.muleentra.jwt.tool.form.FieldException;

/** The fields of one question of the page, each read by its type; no others are allowed. Immutable. */
public final class Question {

  private final JsonNode fields;

  private Question(JsonNode fields) {
    this.fields = fields;
  }

  /**
   * Takes an object.
   *
   * @param known all fields that it may have
   * @throws FieldException for the first that is not among them
   */
  public static Question of(JsonNode object, String... known) {
    Set<String> names = new TreeSet<>(Set.of(known));
    object.fieldNames().forEachRemaining(name -> {
      if (!names.contains(name)) {
        throw new FieldException("question", names.isEmpty() ? "must be empty" : "must have no fields but " + String.join(", ", names));
      }
    });
    return new Question(object);
  }

  /** Whether the field is there, and not {@code null}. */
  public boolean has(String name) {
    return fields.hasNonNull(name);
  }

  /** A text that is not blank. */
  public String text(String name) {
    return optionalAnyText(name).filter(text -> !text.isBlank()).orElseThrow(() -> new FieldException(name, "is required"));
  }

  /** A text that is not blank, or nothing. */
  public Optional<String> optionalText(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!fields.get(name).isTextual() || fields.get(name).textValue().isBlank()) {
      throw new FieldException(name, "must be a text that is not empty");
    }
    return Optional.of(fields.get(name).textValue());
  }

  /** A text, perhaps without a character; or nothing. */
  public Optional<String> optionalAnyText(String name) {
    if (has(name) && !fields.get(name).isTextual()) {
      throw new FieldException(name, "must be a text");
    }
    return has(name) ? Optional.of(fields.get(name).textValue()) : Optional.empty();
  }

  /** A list of texts, each not blank; or nothing. */
  public Optional<List<String>> optionalTexts(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : fields.get(name)) {
      if (!text.isTextual() || text.textValue().isBlank()) {
        throw new FieldException(name + "[" + texts.size() + "]", "must be a text that is not empty");
      }
      texts.add(text.textValue());
    }
    if (!fields.get(name).isArray()) {
      throw new FieldException(name, "must be a list of texts");
    }
    return Optional.of(texts);
  }

  /** A whole number within bounds, both included; or nothing. */
  public Optional<Long> optionalNumber(String name, long least, long most) {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = fields.get(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw new FieldException(name, "must be a whole number from " + least + " to " + most);
    }
    return Optional.of(value.longValue());
  }

  /** {@code true}, or {@code false} also where it is not there. */
  public boolean flag(String name) {
    if (has(name) && !fields.get(name).isBoolean()) {
      throw new FieldException(name, "must be true or false");
    }
    return has(name) && fields.get(name).booleanValue();
  }

  /** An object. */
  public JsonNode object(String name) {
    return optionalObject(name).orElseThrow(() -> new FieldException(name, "must be an object"));
  }

  /** An object, or nothing. */
  public Optional<JsonNode> optionalObject(String name) {
    if (has(name) && !fields.get(name).isObject()) {
      throw new FieldException(name, "must be an object");
    }
    return has(name) ? Optional.of(fields.get(name)) : Optional.empty();
  }

  /** One of several things by its name, or nothing. */
  public <T> Optional<T> optionalChoice(String name, Map<String, T> choices) {
    if (!has(name)) {
      return Optional.empty();
    }
    T choice = fields.get(name).isTextual() ? choices.get(fields.get(name).textValue()) : null;
    if (choice == null) {
      throw new FieldException(name, "must be one of " + String.join(", ", choices.keySet()));
    }
    return Optional.of(choice);
  }

  /** One of several things by its name. */
  public <T> T choice(String name, Map<String, T> choices) {
    return optionalChoice(name, choices).orElseThrow(() -> new FieldException(name, "is required"));
  }
}
