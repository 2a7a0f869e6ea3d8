package org.muleentra.jwt.gateway.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values in the native syntax of Terraform (HCL), laid out as its {@code fmt} does: see "Syntax" and "Strings and Templates" in
 * HashiCorp's documentation of the language.
 */
final class Hcl {

  private static final int LONGEST = 100;

  private Hcl() {}

  /** A name of Terraform's for a field: {@code graphClientSecret} is {@code graph_client_secret}. */
  static String name(String field) {
    return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /**
   * A value, with line breaks where it is long.
   *
   * @param indent of the line that it begins in, in spaces
   */
  static String value(JsonNode value, int indent) {
    if (value.isTextual()) {
      return text(value.textValue());
    }
    if (!value.isContainerNode()) {
      return value.asText();
    }
    String line = value.isObject() ? "{ " + String.join(", ", members(value)) + " }" : "[" + String.join(", ", items(value, 0)) + "]";
    if (value.isObject() || line.length() + indent <= LONGEST) {
      return line;
    }
    String start = "\n" + " ".repeat(indent + 2);
    return "[" + start + String.join("," + start, items(value, indent + 2)) + ",\n" + " ".repeat(indent) + "]";
  }

  private static List<String> items(JsonNode array, int indent) {
    List<String> items = new ArrayList<>();
    array.forEach(item -> items.add(value(item, indent)));
    return items;
  }

  private static List<String> members(JsonNode object) {
    List<String> members = new ArrayList<>();
    object.properties().forEach(member -> members.add(member.getKey() + " = " + value(member.getValue(), 0)));
    return members;
  }

  /** Quoted; what would begin a template is doubled. */
  private static String text(String text) {
    String json = new ObjectMapper().getNodeFactory().textNode(text).toString();
    return json.replace("\\b", "\\u0008").replace("\\f", "\\u000c").replace("${", "$${").replace("%{", "%%{");
  }

  /** Attributes, one below the other, with the equals signs of neighbours in one column. */
  static String attributes(Map<String, String> attributes, int indent) {
    StringBuilder lines = new StringBuilder();
    List<Map.Entry<String, String>> neighbours = new ArrayList<>();
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      neighbours.add(attribute);
      if (attribute.getValue().contains("\n")) {
        append(neighbours, indent, lines);
      }
    }
    append(neighbours, indent, lines);
    return lines.toString();
  }

  /** A value of several lines ends a group, and stands in no column itself. */
  private static void append(List<Map.Entry<String, String>> neighbours, int indent, StringBuilder lines) {
    int width = neighbours.stream().filter(one -> !one.getValue().contains("\n")).mapToInt(one -> one.getKey().length()).max().orElse(0);
    for (Map.Entry<String, String> one : neighbours) {
      String padding = " ".repeat(one.getValue().contains("\n") ? 0 : width - one.getKey().length());
      lines.append(" ".repeat(indent)).append(one.getKey()).append(padding).append(" = ").append(one.getValue()).append('\n');
    }
    neighbours.clear();
  }
}
