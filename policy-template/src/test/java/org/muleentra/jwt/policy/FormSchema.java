package org.muleentra.jwt.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** The split model's schema, as a judge of values. */
final class FormSchema {

  static final String DRAFT = SpecificationVersion.DRAFT_2019_09.getDialectId();

  private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);
  /** The schema's $id is a bare name, as in MuleSoft's own, so it needs a base to stand on. */
  private static final SchemaLocation BASE = SchemaLocation.of("https://example.org/policies/form");

  private FormSchema() {}

  /** What the form with all fields does not take of {@code values}. */
  static List<String> violations(JsonNode values) {
    return violations(PolicyForm.FULL, values);
  }

  /** What the form of this name does not take of {@code values}. */
  static List<String> violations(String form, JsonNode values) {
    return violations(SCHEMAS.getSchema(BASE, PolicyForm.json(PolicyForm.schema(form)).toString(), InputFormat.JSON), values);
  }

  /** What is no schema by the draft. */
  static List<String> faults(JsonNode schema) {
    return violations(SCHEMAS.getSchema(SchemaLocation.of(DRAFT)), schema);
  }

  /** As text: the validator's trees are of another Jackson. */
  private static List<String> violations(Schema schema, JsonNode values) {
    return schema.validate(values.toString(), InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
