package org.muleentra.jwt.gateway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;

/** The policy's form: its JSON schema, as API Manager reads it. */
public final class PolicyForm {

  private static final String SCHEMA = "/entra-jwt-policy.schema.json";
  /** The schema's own $id is relative, so it needs a base. */
  private static final SchemaLocation BASE = SchemaLocation.of("https://form.invalid/");

  private final JsonNode definition;
  private final JsonSchema schema;

  private PolicyForm(JsonNode definition) {
    this.definition = definition;
    this.schema = schemas().getSchema(BASE, definition);
  }

  /** JSON schemas of draft 2019-09 that may say in "@context" and "@rendering" what a field means to API Manager. */
  private static JsonSchemaFactory schemas() {
    JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV201909())
        .keyword(new NonValidationKeyword("@context"))
        .keyword(new NonValidationKeyword("@rendering"))
        .build();
    return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909))
        .metaSchema(dialect)
        .build();
  }

  /** Reads the form that the policy is published with. */
  public static PolicyForm load() {
    try (InputStream schema = PolicyForm.class.getResourceAsStream(SCHEMA)) {
      return new PolicyForm(new ObjectMapper().readTree(schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks a form's values and adds the defaults of the fields that were left out.
   *
   * @throws FieldException for the first value that the form does not allow
   */
  public ObjectNode complete(JsonNode values) {
    schema.validate(values).stream()
        .min(Comparator.comparing(message -> message.getInstanceLocation().toString()))
        .ifPresent(message -> {
          throw FormRule.broken(message, definition, values);
        });
    ObjectNode complete = values.deepCopy();
    // To a schema 60.0 is an integer, to the engine it is not.
    complete.properties().stream().filter(field -> field.getValue().isFloatingPointNumber())
        .forEach(field -> field.setValue(LongNode.valueOf(field.getValue().longValue())));
    for (Map.Entry<String, JsonNode> property : definition.get("properties").properties()) {
      JsonNode byDefault = property.getValue().get("default");
      if (byDefault != null && !complete.has(property.getKey())) {
        complete.set(property.getKey(), byDefault);
      }
    }
    return complete;
  }
}
