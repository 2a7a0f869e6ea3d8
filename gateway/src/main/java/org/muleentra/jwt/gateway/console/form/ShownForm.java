package org.muleentra.jwt.gateway.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.tool.form.FieldException;

/** One of the two forms under which the policy is published; its schema says how it looks. */
enum ShownForm {
  EVERYDAY("entra-jwt-policy"),
  FULL("entra-jwt-policy-full");

  private final String asset;
  private final JsonNode schema;

  ShownForm(String asset) {
    this.asset = asset;
    try (InputStream file = ShownForm.class.getResourceAsStream("/" + asset + ".schema.json")) {
      schema = new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The form of a name.
   *
   * @throws FieldException where there is none
   */
  static ShownForm of(String asset) {
    for (ShownForm form : values()) {
      if (form.asset.equals(asset)) {
        return form;
      }
    }
    throw new FieldException("form", "must be " + EVERYDAY.asset + " or " + FULL.asset);
  }

  /** The name under which it is published, and which the page uses. */
  String asset() {
    return asset;
  }

  /** The fields' names, in the order of the form. */
  List<String> fields() {
    List<String> names = new ArrayList<>();
    schema.get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Whether every field has a place in this form. */
  boolean takes(JsonNode fields) {
    return lacks(fields).isEmpty();
  }

  /** A fault for each field that this form does not have and the other one may have. */
  List<FieldException> lacks(JsonNode fields) {
    List<FieldException> lacking = new ArrayList<>();
    fields.fieldNames().forEachRemaining(name -> {
      if (this == EVERYDAY && !schema.get("properties").has(name) && FULL.schema.get("properties").has(name)) {
        lacking.add(new FieldException(name, "is a field of " + FULL.asset + " alone"));
      }
    });
    return lacking;
  }

  /** Whether a field's value is a secret: API Manager shows no such value again. */
  boolean isSecret(String field) {
    for (JsonNode characteristic : schema.at("/properties/" + field + "/@context/@characteristics")) {
      if (characteristic.asText().equals("security:sensitive")) {
        return true;
      }
    }
    return false;
  }

  /** What the page lays out: the schema without its patterns, which are long, and which the page leaves to the rules themselves. */
  JsonNode layout() {
    ObjectNode layout = schema.deepCopy();
    layout.findParents("pattern").stream().filter(parent -> parent.get("pattern").isTextual())
        .forEach(parent -> ((ObjectNode) parent).remove("pattern"));
    return layout;
  }
}
