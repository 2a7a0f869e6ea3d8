package org.muleentra.jwt.tool.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * A JSON object and where it stands (RFC 6901); remembers which fields were asked for. API Manager writes numbers and truth values as such
 * or as texts.
 */
final class PlacedObject {

  private final String place;
  private final JsonNode object;
  private final Set<String> asked = new LinkedHashSet<>();

  PlacedObject(String place, JsonNode object) {
    this.place = place;
    this.object = object;
  }

  /** The pointer to a field. */
  String at(String field) {
    return place + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  boolean has(String field) {
    asked.add(field);
    return object.hasNonNull(field);
  }

  /** A text, or {@code otherwise} where it is left out. */
  String text(String field, String otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    JsonNode value = object.get(field);
    if (!value.isTextual()) {
      throw new FieldException(at(field), "must be a text in quotation marks");
    }
    return value.asText();
  }

  /** One of the words, or {@code otherwise} where it is left out. */
  String word(String field, String otherwise, String... words) {
    String value = text(field, otherwise);
    if (value != null && !List.of(words).contains(value)) {
      throw new FieldException(at(field), "must be one of " + String.join(", ", words));
    }
    return value;
  }

  /** A truth value, {@code false} where it is left out, as in a form that was never touched. */
  boolean flag(String field) {
    if (!has(field)) {
      return false;
    }
    String value = object.get(field).asText();
    if (!object.get(field).isValueNode() || !value.equals("true") && !value.equals("false")) {
      throw new FieldException(at(field), "must be true or false");
    }
    return value.equals("true");
  }

  /** A whole number that is not negative, or {@code otherwise} where it is left out. */
  int number(String field, int otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    String value = object.get(field).asText();
    if (!object.get(field).isValueNode() || !value.matches("\\d{1,9}")) {
      throw new FieldException(at(field), "must be a whole number");
    }
    return Integer.parseInt(value);
  }

  /** A pair of {@code key} and {@code value}. */
  record Pair(String place, String key, String value) {}

  /** Pairs; none where the list is left out. */
  List<Pair> pairs(String field) {
    List<Pair> pairs = new ArrayList<>();
    if (!has(field)) {
      return pairs;
    }
    JsonNode list = object.get(field);
    if (!list.isArray()) {
      throw new FieldException(at(field), "must be a list in square brackets");
    }
    for (int i = 0; i < list.size(); i++) {
      JsonNode pair = list.get(i);
      String where = at(field) + "/" + i;
      if (!pair.path("key").isTextual() || pair.path("key").asText().isEmpty() || !pair.path("value").isTextual()) {
        throw new FieldException(where, "must be an object with the texts key, the name of a claim, and value");
      }
      pairs.add(new Pair(where, pair.get("key").asText(), pair.get("value").asText()));
    }
    return pairs;
  }

  /** Fields that nobody asked for. */
  List<String> others() {
    List<String> others = new ArrayList<>();
    object.fieldNames().forEachRemaining(name -> {
      if (!asked.contains(name) && object.hasNonNull(name)) {
        others.add(name);
      }
    });
    return others;
  }
}
