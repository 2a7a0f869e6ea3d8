package org.muleentra.jwt.gateway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.muleentra.jwt.core.setting.InvalidSettingException;

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

  /** What the message says, of the form in {@code definition}; of a text in the words in which a deployment would refuse it. */
  static FieldException broken(ValidationMessage message, JsonNode definition, JsonNode values) {
    String path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    JsonNode limit = message.getSchemaNode();
    return switch (message.getType()) {
      case "required" -> new FieldException(child(path, message), "is required");
      case "unevaluatedProperties", "additionalProperties" ->
          new FieldException(child(path, message), "is not a field of the policy's form");
      case "pattern", "maxLength" -> ofDeployment(path, values, described(message, definition));
      case "type" -> new FieldException(path, TYPES.getOrDefault(limit.asText(), described(message, definition)));
      case "enum" -> new FieldException(path, "must be one of " + StreamSupport.stream(limit.spliterator(), false)
          .map(JsonNode::asText).collect(Collectors.joining(", ")));
      case "minimum" -> new FieldException(path, "must be " + limit.asText() + " or more");
      case "maximum" -> new FieldException(path, "must be " + limit.asText() + " or less");
      case "minItems", "minLength" -> new FieldException(path, "must not be empty");
      default -> new FieldException(path, described(message, definition));
    };
  }

  private static FieldException ofDeployment(String path, JsonNode values, String otherwise) {
    String name = path.replaceFirst("[.\\[].*", "");
    InvalidSettingException refusal = SettingRules.refusal(name, MAPPER.convertValue(values.get(name), Object.class));
    return refusal == null ? new FieldException(path, otherwise)
        : new FieldException(refusal.field(), refusal.getMessage().substring(refusal.field().length() + 1));
  }

  private static String child(String path, ValidationMessage message) {
    return path.isEmpty() ? message.getProperty() : path + "." + message.getProperty();
  }

  /** The words of the form about the field, for a rule that has none here. */
  private static String described(ValidationMessage message, JsonNode definition) {
    String pointer = message.getEvaluationPath().toString().replaceFirst("^\\$?/?", "/");
    while (pointer.lastIndexOf('/') > 0) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
      JsonNode words = definition.at(pointer + "/description");
      if (words.isTextual()) {
        return "is not what the form asks for: " + words.asText();
      }
    }
    return "is not what the form asks for";
  }
}
