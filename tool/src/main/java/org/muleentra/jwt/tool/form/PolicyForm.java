package org.muleentra.jwt.tool.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The policy's form, the one with all fields: its JSON schema, as API Manager reads it. */
public final class PolicyForm {

  private static final String SCHEMA = "/entra-jwt-policy-full.schema.json";
  /** The schema's own $id is relative, so it needs a base. */
  private static final SchemaLocation BASE = SchemaLocation.of("https://form.invalid/");

  private final JsonNode definition;
  private final Schema schema;

  private PolicyForm(JsonNode definition) {
    this.definition = definition;
    this.schema = schemas().getSchema(BASE, definition.toString(), InputFormat.JSON);
  }

  /** JSON schemas of draft 2019-09 that may say in "@context" and "@rendering" what a field means to API Manager. */
  private static SchemaRegistry schemas() {
    Dialect dialect = Dialect.builder(Dialects.getDraft201909())
        .keyword(new NonValidationKeyword("@context"))
        .keyword(new NonValidationKeyword("@rendering"))
        .build();
    return SchemaRegistry.withDialect(dialect);
  }

  /** Reads the form that the policy is published with. */
  public static PolicyForm load() {
    try (InputStream schema = PolicyForm.class.getResourceAsStream(SCHEMA)) {
      return new PolicyForm(new ObjectMapper().readTree(schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every value that the form does not allow, in the order of the fields' names. */
  public List<FieldException> faults(JsonNode values) {
    // As text: the validator's trees are of a later Jackson.
    return schema.validate(values.toString(), InputFormat.JSON).stream()
        .sorted(Comparator.comparing(error -> error.getInstanceLocation().toString()))
        .map(error -> FormRule.broken(error, definition, values)).toList();
  }

  /**
   * Checks a form's values and adds the defaults of the fields that were left out.
   *
   * @throws FieldException for the first value that the form does not allow
   */
  public ObjectNode complete(JsonNode values) {
    faults(values).stream().findFirst().ifPresent(fault -> {
      throw fault;
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
