package org.muleentra.jwt.gateway.tryout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.muleentra.jwt.tool.form.FieldException;

/** Reads the fields of one JSON object, each by its type, and allows no others. */
record JsonFields(JsonNode object) {

  /** Takes a node that must be an object with no fields but these. */
  static JsonFields of(JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      throw new FieldException("", "must be an object");
    }
    node.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        throw new FieldException(name, "is not a field; the fields are " + String.join(", ", known.stream().sorted().toList()));
      }
    });
    return new JsonFields(node);
  }

  /** A text that is not empty. */
  String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new FieldException(name, "must be a text");
    }
    return value.textValue();
  }

  /** A list of at least one. */
  List<JsonNode> list(String name) {
    JsonNode value = required(name);
    if (!value.isArray() || value.isEmpty()) {
      throw new FieldException(name, "must be a list of at least one");
    }
    return StreamSupport.stream(value.spliterator(), false).toList();
  }

  /** An object. */
  JsonNode object(String name) {
    JsonNode value = required(name);
    if (!value.isObject()) {
      throw new FieldException(name, "must be an object");
    }
    return value;
  }

  private JsonNode required(String name) {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      throw new FieldException(name, "is required");
    }
    return value;
  }
}
