package org.muleentra.jwt.gateway.face.form;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Shape;

/** The form of organisations on the split model: a JSON schema, whose properties are made here and whose rest people write. */
public final class SplitForm {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SplitForm() {}

  /** The schema with its properties made anew. */
  public static String filled(String schema, List<FormField> fields) throws IOException {
    ObjectNode filled = (ObjectNode) JSON.readTree(schema);
    ObjectNode properties = JSON.createObjectNode();
    ArrayNode required = JSON.createArrayNode();
    for (FormField field : fields) {
      properties.set(field.name(), property(field));
      if (field.shape().isRequired()) {
        required.add(field.name());
      }
    }
    // In their places, of which Jackson keeps the order.
    filled.set("properties", properties);
    filled.set("required", required);
    Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return JSON.writer(new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter))
        .writeValueAsString(filled) + "\n";
  }

  private static ObjectNode property(FormField field) {
    Shape shape = field.shape();
    ObjectNode property = titled(field.title(), field.description());
    switch (shape.kind()) {
      case FLAG -> property.put("type", "boolean");
      case NUMBER -> property.put("type", "integer").put("minimum", shape.isOrZero() ? 0 : shape.least()).put("maximum", shape.most());
      case TEXT -> text(property, shape.words(), shape.format(), true);
      case LIST -> list(property, shape);
      case MAP -> property.put("type", "array").set("items", entry(field));
    }
    if (shape.unlessGiven() != null) {
      property.set("default", JSON.<JsonNode>valueToTree(shape.unlessGiven()));
    }
    ObjectNode context = JSON.createObjectNode();
    if (shape.isSecret()) {
      context.putArray("@characteristics").add("security:sensitive");
      property.set("@context", context);
    }
    if (!field.help().visibleOn().isEmpty()) {
      String[] condition = field.help().visibleOn().split("=");
      property.putObject("@rendering").putArray("@visibleOn").addObject().put("property", condition[0]).put("value", condition[1]);
    }
    return property;
  }

  private static ObjectNode titled(String title, String description) {
    return JSON.createObjectNode().put("title", title).put("description", description);
  }

  private static void list(ObjectNode property, Shape shape) {
    property.put("type", "array").set("items", text(JSON.createObjectNode(), shape.words(), shape.format(), false));
    if (shape.isRequired()) {
      property.put("minItems", 1);
    }
    if (!shape.words().isEmpty()) {
      property.put("uniqueItems", true);
    }
  }

  private static ObjectNode entry(FormField field) {
    ObjectNode entry = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = entry.putObject("properties");
    properties.set("key", text(titled(field.entries().key(), field.entries().keyHelp()), field.shape().words(), field.shape().keys(), false));
    properties.set("value", text(titled(field.entries().value(), field.entries().valueHelp()), List.of(), field.shape().format(), false));
    entry.putArray("required").add("key").add("value");
    return entry.put("unevaluatedProperties", false);
  }

  /** @param orEmpty whether a box that was touched and emptied again is as if it had not been touched */
  private static ObjectNode text(ObjectNode property, List<String> words, Format format, boolean orEmpty) {
    property.put("type", "string");
    if (!words.isEmpty()) {
      property.set("enum", JSON.valueToTree(words));
      return property;
    }
    return property.put("pattern", orEmpty ? "^(?:$|" + format.pattern() + ")" : "^" + format.pattern())
        .put("maxLength", format.maximumLength());
  }
}
