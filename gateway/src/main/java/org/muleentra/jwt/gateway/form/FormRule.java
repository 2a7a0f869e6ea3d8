package org.muleentra.jwt.gateway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A rule of the form that a value breaks, in a sentence; never a pattern, and never the value. */
final class FormRule {

  private static final String GUID = "must be a GUID, such as 72f988bf-86f1-41af-91ab-2d7cd011db47";

  /** What the form's patterns mean. */
  private static final Map<String, String> PATTERNS = Map.of(
      "^(?:[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|organizations)$", GUID + ", or the word organizations",
      "^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$", GUID,
      "^(?![\\s\\S]*(?:#\\[|\\$\\{))", "must not hold #[ or ${: a value is neither evaluated nor looked up",
      "^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)?$", "must be the name of a host alone, such as contoso.b2clogin.com",
      "^(?:https?://[^\\s#{}]+)?$", "must be an address that begins with https:// or http://, without spaces, #, { and }",
      "^[A-Za-z0-9._-]{0,100}$", "must be at most 100 letters, digits, dots, hyphens and underscores",
      "^(?:c[1-9][0-9]?)?$", "must be c1 to c99");

  private static final Map<String, String> TYPES = Map.of(
      "string", "must be a text in quotation marks",
      "integer", "must be a whole number, without quotation marks",
      "boolean", "must be true or false, without quotation marks",
      "array", "must be a list in square brackets",
      "object", "must be an object in braces");

  private FormRule() {}

  /** What the message says, of the form in {@code definition}. */
  static FieldException broken(ValidationMessage message, JsonNode definition) {
    String path = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    JsonNode limit = message.getSchemaNode();
    return switch (message.getType()) {
      case "required" -> new FieldException(child(path, message), "is required");
      case "unevaluatedProperties", "additionalProperties" ->
          new FieldException(child(path, message), "is not a field of the policy's form");
      case "pattern" -> new FieldException(path, PATTERNS.getOrDefault(limit.asText(), described(message, definition)));
      case "type" -> new FieldException(path, TYPES.getOrDefault(limit.asText(), described(message, definition)));
      case "enum" -> new FieldException(path, "must be one of " + StreamSupport.stream(limit.spliterator(), false)
          .map(JsonNode::asText).collect(Collectors.joining(", ")));
      case "minimum" -> new FieldException(path, "must be " + limit.asText() + " or more");
      case "maximum" -> new FieldException(path, "must be " + limit.asText() + " or less");
      case "minItems", "minLength" -> new FieldException(path, "must not be empty");
      default -> new FieldException(path, described(message, definition));
    };
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
