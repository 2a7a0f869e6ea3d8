package org.muleentra.jwt.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A form of the policy, read from either model into one shape. The gateway's class of this name judges values by the schema; this
 * one compares the models with each other, and takes no other reader's word for what stands in them.
 */
record PolicyForm(List<Field> fields) {

  enum Kind { TEXT, CHOICE, NUMBER, FLAG, LIST, KEY_VALUES }

  /** A default of a list is left out: the single-file model has defaults for single fields only. */
  record Field(String name, String title, String help, Kind kind, boolean optional, boolean sensitive, String defaultValue,
      List<String> options, Integer minimum, Integer maximum) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The form that has the fields of everyday. */
  static final String EVERYDAY = "entra-jwt-policy";
  /** The form that has all fields. */
  static final String FULL = "entra-jwt-policy-full";

  static final List<String> FORMS = List.of(EVERYDAY, FULL);

  /** The schema of all fields. */
  static final Path SCHEMA = schema(FULL);

  static Path schema(String form) {
    return Path.of("definition", form + ".schema.json");
  }

  static Path definition(String form) {
    return Path.of("definition", form + ".yaml");
  }

  static Path implementation(String asset) {
    return Path.of("implementation", asset + ".yaml");
  }

  static Path singleFileOf(String form) {
    return Path.of(form + ".yaml");
  }

  /** All fields. */
  static PolicyForm split() {
    return split(FULL);
  }

  /** The split model: a JSON schema. */
  static PolicyForm split(String form) {
    JsonNode schema = json(schema(form));
    Set<String> required = new HashSet<>();
    schema.get("required").forEach(name -> required.add(name.asText()));
    List<Field> fields = new ArrayList<>();
    schema.get("properties").properties().forEach(entry -> {
      JsonNode property = entry.getValue();
      Kind kind = switch (property.get("type").asText()) {
        case "array" -> property.at("/items/type").asText().equals("object") ? Kind.KEY_VALUES : Kind.LIST;
        case "integer" -> Kind.NUMBER;
        case "boolean" -> Kind.FLAG;
        case "string" -> property.has("enum") ? Kind.CHOICE : Kind.TEXT;
        default -> throw new AssertionError("no field is of type " + property.get("type"));
      };
      fields.add(new Field(entry.getKey(), property.get("title").asText(), property.get("description").asText(), kind,
          !required.contains(entry.getKey()), property.toString().contains("security:sensitive"),
          kind == Kind.LIST || kind == Kind.KEY_VALUES ? null : text(property.get("default")),
          texts(property.get("enum")), number(property.get("minimum")), number(property.get("maximum"))));
    });
    return new PolicyForm(fields);
  }

  /** The single-file model: a list of properties in YAML. */
  static PolicyForm singleFile(String form) {
    List<Field> fields = new ArrayList<>();
    yaml(singleFileOf(form)).get("configuration").forEach(property -> {
      boolean many = property.get("allowMultiple").booleanValue();
      Kind kind = switch (property.get("type").asText()) {
        case "string" -> many ? Kind.LIST : Kind.TEXT;
        case "keyvalues" -> Kind.KEY_VALUES;
        case "int" -> Kind.NUMBER;
        case "boolean" -> Kind.FLAG;
        case "radio" -> Kind.CHOICE;
        default -> throw new AssertionError("no field is of type " + property.get("type"));
      };
      fields.add(new Field(property.get("propertyName").asText(), property.get("name").asText(),
          property.get("description").asText(), kind, property.get("optional").booleanValue(),
          property.get("sensitive").booleanValue(), text(property.get("defaultValue")),
          texts(property.at("/options").findValues("value")), number(property.get("minimumValue")),
          number(property.get("maximumValue"))));
    });
    return new PolicyForm(fields);
  }

  static JsonNode json(Path file) {
    return read(new ObjectMapper(), file);
  }

  static JsonNode yaml(Path file) {
    return read(new YAMLMapper(), file);
  }

  private static JsonNode read(ObjectMapper mapper, Path file) {
    try {
      return mapper.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode node) {
    return node == null ? null : node.asText();
  }

  private static Integer number(JsonNode node) {
    return node == null ? null : node.intValue();
  }

  private static List<String> texts(Iterable<JsonNode> nodes) {
    List<String> texts = new ArrayList<>();
    if (nodes != null) {
      nodes.forEach(node -> texts.add(node.asText()));
    }
    return texts;
  }
}
