package org.muleentra.jwt.tool.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.settings.DeclaredSettings;

/** A rule of the form that a value breaks, in a sentence; never a pattern, and never the value. */
final class FormRule {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Map<String, String> TYPES = Map.of(
      "string", "must be a text in quotation marks",
      "integer", "must be a whole number, without quotation marks",
      "boolean", "must be true or false, without quotation marks",
      "array", "must be a list in square brackets",
      "object", "must be an object in braces");

  private FormRule() {}

  /** What the error says, of the form in {@code definition}; of a text in the words in which a deployment would refuse it. */
  static FieldException broken(Error error, JsonNode definition, JsonNode values) {
    String field = field(error.getInstanceLocation());
    JsonNode limit = definition.at(error.getEvaluationPath().toString());
    return switch (error.getKeyword()) {
      case "required" -> new FieldException(child(field, error), "is required");
      case "unevaluatedProperties", "additionalProperties" ->
          new FieldException(child(field, error), "is not a field of the policy's form");
      case "pattern", "maxLength" -> ofDeployment(field, values, described(error, definition));
      case "type" -> new FieldException(field, TYPES.getOrDefault(limit.asText(), described(error, definition)));
      case "enum" -> new FieldException(field, "must be one of " + StreamSupport.stream(limit.spliterator(), false)
          .map(JsonNode::asText).collect(Collectors.joining(", ")));
      case "minimum" -> new FieldException(field, "must be " + limit.asText() + " or more");
      case "maximum" -> new FieldException(field, "must be " + limit.asText() + " or less");
      case "minItems", "minLength" -> new FieldException(field, "must not be empty");
      default -> new FieldException(field, described(error, definition));
    };
  }

  private static FieldException ofDeployment(String path, JsonNode values, String otherwise) {
    String name = path.replaceFirst("[.\\[].*", "");
    InvalidSettingException refusal = DeclaredSettings.refusal(name, MAPPER.convertValue(values.get(name), Object.class));
    return refusal == null ? new FieldException(path, otherwise)
        : new FieldException(refusal.field(), refusal.getMessage().substring(refusal.field().length() + 1));
  }

  /** As people write it: {@code roleMappings[0].value}. */
  private static String field(NodePath path) {
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object element = path.getElement(i);
      if (element instanceof Integer) {
        field.append('[').append(element).append(']');
      } else {
        field.append(field.isEmpty() ? "" : ".").append(element);
      }
    }
    return field.toString();
  }

  private static String child(String field, Error error) {
    return field.isEmpty() ? error.getProperty() : field + "." + error.getProperty();
  }

  /** The words of the form about the field, for a rule that has none here. */
  private static String described(Error error, JsonNode definition) {
    for (NodePath path = error.getEvaluationPath().getParent(); path != null && path.getNameCount() > 0; path = path.getParent()) {
      JsonNode words = definition.at(path + "/description");
      if (words.isTextual()) {
        return "is not what the form asks for: " + words.asText();
      }
    }
    return "is not what the form asks for";
  }
}
