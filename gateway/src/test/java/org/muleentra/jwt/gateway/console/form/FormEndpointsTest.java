package org.muleentra.jwt.gateway.console.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;

/** What the tab with the form is answered. */
class FormEndpointsTest {

  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Map<String, Endpoint> ENDPOINTS = FormEndpoints.all(CLOCK);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SMALLEST = "{\"tenants\": [\"38fe743f-20c7-4e47-801e-4e7c7429799a\"], \"audiences\": [\"api://orders\"]}";

  /** The smallest form with more members. */
  private static String with(String members) {
    return SMALLEST.substring(0, SMALLEST.length() - 1) + ", " + members + "}";
  }

  private static JsonNode ask(String path, String question) throws Exception {
    return MAPPER.valueToTree(ENDPOINTS.get(path).answer(MAPPER.readTree(question)));
  }

  private static JsonNode check(String form, String fields) throws Exception {
    return ask("form/check", "{\"form\": \"" + form + "\", \"fields\": " + fields + "}");
  }

  private static JsonNode output(String form, String fields, String title) throws Exception {
    JsonNode answer = ask("form/outputs", "{\"form\": \"" + form + "\", \"fields\": " + fields + "}");
    return StreamSupport.stream(answer.get("outputs").spliterator(), false).filter(output -> output.get("title").asText().startsWith(title))
        .findFirst().orElseThrow();
  }

  static List<Recipe> recipes() {
    return Recipe.all();
  }

  @Test
  void laysOutBothFormsByTheirSchemas() throws Exception {
    JsonNode layout = ask("form/layout", "{}");

    JsonNode everyday = layout.at("/forms/entra-jwt-policy/properties");
    JsonNode full = layout.at("/forms/entra-jwt-policy-full/properties");
    assertThat(everyday).hasSize(ShownForm.EVERYDAY.fields().size()).hasSizeLessThan(full.size());
    assertThat(full.at("/b2cPolicies/@rendering/@visibleOn/0/value").asText()).isEqualTo("b2c");
    assertThat(full.at("/clockSkew/maximum").asInt()).isEqualTo(600);
    assertThat(layout.toString()).doesNotContain("\"pattern\"").hasSizeLessThan(80_000);
    assertThat(layout.get("recipes")).hasSize(14);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyRecipeIsAFormWithoutAFault(Recipe recipe) throws Exception {
    JsonNode answer = check(recipe.form().asset(), recipe.fields().toString());

    assertThat(answer.get("faults")).isEmpty();
    assertThat(answer.get("letsIn").asText()).endsWith(".");
    assertThat(answer.get("letsAnybodyIn").asBoolean()).isTrue();
    assertThat(answer.get("callers")).hasSize(answer.at("/table/all that is asked").size());
    assertThat(answer.get("reasons")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{}|tenants|is required",
      "{\"tenants\": [\"x\"], \"audiences\": [\"a\"]}|tenants[0]|must be",
      "{\"clockSkew\": 601}|clockSkew|must be 600 or less",
      "{\"clockSkew\": \"a minute\"}|clockSkew|must be a whole number",
      "{\"roleMappings\": [{\"key\": \"a\"}]}|roleMappings[0].value|is required",
      "{\"notAField\": 1}|notAField|is not a field",
  })
  void tellsTheFieldAndTheRule(String fields, String field, String rule) throws Exception {
    JsonNode answer = check("entra-jwt-policy-full", fields);

    assertThat(answer.get("faults")).anySatisfy(fault -> {
      assertThat(fault.get("field").asText()).isEqualTo(field);
      assertThat(fault.get("rule").asText()).startsWith(rule);
    });
    assertThat(answer.has("letsIn")).isFalse();
  }

  /** That of fields together, of which no schema knows. */
  @Test
  void tellsARuleOfTheCore() throws Exception {
    JsonNode answer = check("entra-jwt-policy", "{\"tenants\": [\"organizations\"], \"audiences\": [\"api://orders\"]}");

    assertThat(answer.get("faults")).hasSize(1);
    assertThat(answer.at("/faults/0/field").asText()).isEqualTo("tenants");
  }

  @Test
  void theEverydayFormHasNoFieldOfTheOther() throws Exception {
    String fields = with("\"clockSkew\": 30");

    assertThat(check("entra-jwt-policy", fields).get("faults")).singleElement()
        .satisfies(fault -> assertThat(fault.toString()).contains("clockSkew", "is a field of entra-jwt-policy-full alone"));
    assertThat(check("entra-jwt-policy-full", fields).get("faults")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{}|form: is required",
      "{\"form\": 7}|form: must be a text",
      "{\"form\": \"jwt\", \"fields\": {}}|form: must be entra-jwt-policy or entra-jwt-policy-full",
      "{\"form\": \"entra-jwt-policy\"}|fields: must be an object",
      "{\"form\": \"entra-jwt-policy\", \"fields\": [1]}|fields: must be an object",
  })
  void refusesAQuestionThatIsNone(String question, String sentence) {
    assertThatThrownBy(() -> ask("form/check", question)).isInstanceOf(FieldException.class).hasMessage(sentence);
    assertThatThrownBy(() -> ask("form/outputs", question)).isInstanceOf(FieldException.class);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void everyJsonHoldsTheFieldsOfTheForm(Recipe recipe) throws Exception {
    String form = recipe.form().asset();
    String fields = recipe.fields().toString();

    assertThat(MAPPER.readTree(output(form, fields, "Configuration").get("text").asText())).isEqualTo(recipe.fields());
    JsonNode body = MAPPER.readTree(output(form, fields, "JSON for API Manager").get("text").asText());
    assertThat(body.get("configurationData")).isEqualTo(recipe.fields());
    assertThat(body.get("assetId").asText()).isEqualTo(form);
    JsonNode offline = MAPPER.readTree(output(form, fields, "Offline").get("text").asText());
    assertThat(offline.get("configuration")).isEqualTo(recipe.fields());
    assertThat(offline.at("/template/assetId").asText()).isEqualTo(form);
    Form.of(offline.get("configuration"), CLOCK);
  }

  /** As the example that is published: same members, same names. */
  @Test
  void anOfflinePolicyIsLikeTheOneOfTheRelease() throws Exception {
    ObjectNode offline = (ObjectNode) MAPPER.readTree(output("entra-jwt-policy", SMALLEST, "Offline").get("text").asText());
    ObjectNode example = (ObjectNode) MAPPER.readTree(new java.io.File("../policy-template/offline/orders-entra-jwt.json"));

    assertThat(offline.fieldNames()).toIterable().containsExactlyElementsOf(() -> example.fieldNames());
    assertThat(offline.at("/template").fieldNames()).toIterable().containsExactlyElementsOf(() -> example.at("/template").fieldNames());
    assertThat(offline.at("/template/groupId").asText()).isEqualTo("org.muleentra");
    assertThat(offline.at("/template/version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void theFieldsStandInTheOrderOfTheForm() throws Exception {
    String reversed = "{\"exposeHeaders\": true, \"audiences\": [\"api://orders\"], "
        + "\"tenants\": [\"38fe743f-20c7-4e47-801e-4e7c7429799a\"]}";

    assertThat(MAPPER.readTree(output("entra-jwt-policy", reversed, "Configuration").get("text").asText()).fieldNames()).toIterable()
        .containsExactly("tenants", "audiences", "exposeHeaders");
  }

  @Test
  void namesOrganizationAndInstanceWhereTheyAreGiven() throws Exception {
    JsonNode answer = ask("form/outputs", "{\"form\": \"entra-jwt-policy\", \"organization\": \"2a4b93c3-7899-4ea7-9374-f787744d8784\", "
        + "\"api\": \" 19250669 \", \"fields\": " + SMALLEST + "}");

    assertThat(answer.at("/outputs/0/text").asText()).contains("\"groupId\": \"2a4b93c3-7899-4ea7-9374-f787744d8784\"");
    assertThat(answer.at("/outputs/1/use").asText()).startsWith("anypoint-cli-v4 api-mgr:policy:apply 19250669 entra-jwt-policy "
        + "--groupId 2a4b93c3-7899-4ea7-9374-f787744d8784 --policyVersion ").endsWith(" --configFile entra-jwt-policy.json");
    assertThat(answer.toString()).doesNotContain("ORGANIZATION-ID", "API-INSTANCE-ID");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"organization\": \"contoso\"|organization|must be the ID of the organization",
      "\"api\": \"orders\"|api|must be the number",
      "\"api\": \"1 --policyVersion 2\"|api|must be the number",
      "\"api\": 7|api|must be a text",
  })
  void refusesAnIdThatIsNone(String member, String field, String rule) throws Exception {
    JsonNode answer = ask("form/outputs", "{\"form\": \"entra-jwt-policy\", \"fields\": " + SMALLEST + ", " + member + "}");

    assertThat(answer.at("/faults/0/field").asText()).isEqualTo(field);
    assertThat(answer.at("/faults/0/rule").asText()).startsWith(rule);
    assertThat(answer.has("outputs")).isFalse();
  }

  @Test
  void aFormWithAFaultHasNoOutputs() {
    assertThatThrownBy(() -> ask("form/outputs", "{\"form\": \"entra-jwt-policy\", \"fields\": {}}")).isInstanceOf(FieldException.class)
        .hasMessageStartingWith("fields.");
  }

  /** Terraform, as MuleSoft's page shows a custom policy. */
  @Test
  void writesMuleSoftsResource() throws Exception {
    String text = output("entra-jwt-policy", with("\"exposeHeaders\": true, "
        + "\"roleMappings\": [{\"key\": \"a\", \"value\": \"b\"}, {\"key\": \"Orders.Process.All.Of.Them.With.A.Long.Name\", "
        + "\"value\": \"processor-of-orders\"}]"), "Terraform, as MuleSoft's pages").get("text").asText();

    assertThat(text).endsWith("""
        resource "anypoint_api_policy" "entra_jwt" {
          organization_id = var.organization_id
          environment_id  = var.environment_id
          api_instance_id = var.api_instance_id

          group_id      = var.organization_id
          asset_id      = "entra-jwt-policy"
          asset_version = "%s"

          configuration_data = jsonencode({
            tenants   = ["38fe743f-20c7-4e47-801e-4e7c7429799a"]
            audiences = ["api://orders"]
            roleMappings = [
              { key = "a", value = "b" },
              { key = "Orders.Process.All.Of.Them.With.A.Long.Name", value = "processor-of-orders" },
            ]
            exposeHeaders = true
          })
        }
        """.formatted(Published.load().version()));
  }

  @Test
  void writesTheResourceAsTheRepositoryNamesIt() throws Exception {
    assertThat(output("entra-jwt-policy", SMALLEST, "Terraform, as the provider's repository").get("text").asText())
        .contains("resource \"anypoint_apim_policy_custom\" \"entra_jwt\" {", "  org_id  = var.organization_id\n",
            "  apim_id = var.api_instance_id\n", "  asset_group_id = var.organization_id\n");
  }

  @Test
  void aSecretIsAVariableInTerraform() throws Exception {
    String fields = with("\"groupOverage\": \"graph\", \"graphClientId\": "
        + "\"ebaa657c-f8e0-4830-b34d-84785b1b4620\", \"graphClientSecret\": \"the-secret-itself\", "
        + "\"roleMappings\": [{\"key\": \"6101eced-b50e-4c1f-905b-84cabc012db3\", \"value\": \"clerk\"}]");

    for (String resource : List.of("Terraform, as MuleSoft's pages", "Terraform, as the provider's repository")) {
      assertThat(output("entra-jwt-policy-full", fields, resource).get("text").asText()).doesNotContain("the-secret-itself")
          .containsPattern("graphClientSecret +?= var\\.graph_client_secret\n")
          .contains("variable \"graph_client_secret\" {\n  type      = string\n  sensitive = true\n}");
    }
    assertThat(output("entra-jwt-policy-full", fields, "Configuration").get("text").asText()).contains("the-secret-itself");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\"a\\\"b\\\\c\\n\"|\"a\\\"b\\\\c\\n\"", "\"${a} %{b} $c\"|\"$${a} %%{b} $c\"", "\"\\b\\f\\t\"|\"\\u0008\\u000c\\t\"",
      "true|true", "-7|-7", "[]|[]", "[\"a\", 1]|[\"a\", 1]", "{\"a\": [true]}|{ a = [true] }"})
  void writesValuesAsTerraformReadsThem(String json, String hcl) throws Exception {
    assertThat(Hcl.value(MAPPER.readTree(json), 0)).isEqualTo(hcl);
  }
}
