package org.muleentra.jwt.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Filled-in forms that the tests begin with. */
final class SampleForm {

  static final String TENANT = "5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f";

  private static final Pattern EXAMPLE = Pattern.compile("Example: (.*)\\. (?:Empty means|At least one) ");

  private SampleForm() {}

  /** The two fields that must be filled in. */
  static Map<String, Object> smallest() {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("tenants", List.of(TENANT));
    form.put("audiences", List.of("api://orders"));
    return form;
  }

  /** Every field filled in: with the example of its help text, the last of its words, its greatest number, or true. */
  static Map<String, Object> full() {
    Map<String, Object> form = new LinkedHashMap<>();
    PolicyForm.json(PolicyForm.SCHEMA).get("properties").properties().forEach(field -> form.put(field.getKey(), value(field.getValue())));
    return form;
  }

  private static Object value(JsonNode property) {
    return switch (property.get("type").asText()) {
      case "boolean" -> true;
      case "integer" -> property.get("maximum").asInt();
      case "string" -> text(property, property);
      default -> property.at("/items/type").asText().equals("object") ? pairs(example(property)) : List.of(text(property.get("items"), property));
    };
  }

  private static String text(JsonNode type, JsonNode property) {
    return type.has("enum") ? StreamSupport.stream(type.get("enum").spliterator(), false).reduce((one, next) -> next).orElseThrow().asText()
        : example(property);
  }

  private static List<Map<String, String>> pairs(String example) {
    String[] pair = example.split(" to ");
    return List.of(Map.of("key", pair[0], "value", pair[1]));
  }

  private static String example(JsonNode property) {
    Matcher matcher = EXAMPLE.matcher(property.get("description").asText() + " ");
    if (!matcher.find()) {
      throw new AssertionError("no example: " + property);
    }
    return matcher.group(1);
  }
}
