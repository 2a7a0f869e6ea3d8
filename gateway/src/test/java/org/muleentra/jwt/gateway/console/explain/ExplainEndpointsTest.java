package org.muleentra.jwt.gateway.console.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.tool.form.FieldException;

/** What the tab that explains is answered. */
class ExplainEndpointsTest {

  private static final MockEntra ENTRA = MockEntra.start();
  private static final Map<String, Object> ORDERS = Map.of("tenants", List.of(Contoso.TENANT_ID), "audiences",
      List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI), "metadataBaseUrl", ENTRA.baseUrl());
  private static final Map<String, Object> WRITE = Map.of("tenants", List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID), "audiences",
      List.of(Contoso.API_CLIENT_ID), "requiredScopes", List.of(Contoso.WRITE_SCOPE), "graphClientSecret", "a-secret", "graphClientId",
      Contoso.GRAPH_CLIENT_ID, "groupOverage", "graph", "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "r")));
  private static final Map<String, Endpoint> ENDPOINTS = ExplainEndpoints.all(ENTRA, Map.of("orders", ORDERS, "write", WRITE),
      Clock.systemUTC());
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @AfterAll
  static void close() {
    ENTRA.close();
  }

  private static ObjectNode question(String token) {
    return MAPPER.createObjectNode().put("token", token).put("keys", true);
  }

  private static JsonNode explain(ObjectNode question) throws Exception {
    return MAPPER.valueToTree(ENDPOINTS.get("explain/token").answer(question));
  }

  @Test
  void letsIn() throws Exception {
    JsonNode answer = explain(question(ENTRA.userToken().sign()).put("api", "orders"));

    assertThat(answer.get("verdict").asText()).isEqualTo("Let in.");
    assertThat(answer.get("signature").asText()).isEqualTo("The signature is good.");
    assertThat(answer.at("/explanation/checks")).extracting(check -> check.get("result").asText()).containsOnly("passed");
  }

  @Test
  void tellsTheCureAndTheSmallestChange() throws Exception {
    JsonNode answer = explain(question("Authorization: Bearer " + ENTRA.userToken().sign()).put("api", "write"));

    assertThat(answer.get("verdict").asText()).startsWith("Refused with 403: SCOPE_MISSING");
    assertThat(answer.at("/explanation/cure/whose").asText()).isEqualTo("registration");
    assertThat(answer.at("/explanation/changeOutside/0").asText()).contains(Contoso.WRITE_SCOPE);
    assertThat(answer.at("/explanation/changeOfForm/0").asText()).contains("requiredScopes");
    assertThat(answer.at("/explanation/changeOfFormLetsIn")).isNotEmpty();
  }

  /** Each at its own authority: key sets of the versions differ, and so does whose keys they are. */
  @Test
  void provesSignaturesByTheKeysOfTheMoment() throws Exception {
    assertThat(explain(question(ENTRA.mint().userToken().version(org.muleentra.jwt.testkit.tenant.TokenVersion.V1).sign())
        .put("api", "orders")).at("/explanation/signature").asText()).isEqualTo("good");
    String before = ENTRA.userToken().sign();
    ENTRA.rotateAndDrop();

    assertThat(explain(question(before).put("api", "orders")).at("/explanation/reason").asText()).isEqualTo("KEY_UNKNOWN");
    assertThat(explain(question(ENTRA.userToken().sign()).put("api", "orders")).at("/explanation/signature").asText()).isEqualTo("good");
    assertThat(explain(question(ENTRA.userToken().flipSignatureBit().sign()).put("api", "orders")).at("/explanation/reason").asText())
        .isEqualTo("SIGNATURE_INVALID");
  }

  @Test
  void goesByTheTimeOfNow() throws Exception {
    assertThat(explain(question(ENTRA.userToken().expiresIn(Duration.ofHours(-1)).sign()).put("api", "orders"))
        .at("/explanation/reason").asText()).isEqualTo("TOKEN_EXPIRED");
  }

  @Test
  void withoutKeysNothingIsProven() throws Exception {
    JsonNode answer = explain(question(ENTRA.userToken().sign()).put("api", "orders").put("keys", false));

    assertThat(answer.get("verdict").asText()).startsWith("Not decided");
    assertThat(answer.at("/explanation/proven").asBoolean()).isFalse();
  }

  @Test
  void masksNamesUnlessAsked() throws Exception {
    ObjectNode question = question(ENTRA.userToken().claim("name", "Adele Vance").sign()).put("api", "orders");

    assertThat(explain(question).toString()).contains("(masked)").doesNotContain("Adele");
    assertThat(explain(question.put("showNames", true)).toString()).contains("Adele Vance");
  }

  /** The token is in the question, and nobody has to be told it again. */
  @Test
  void theAnswerHoldsNoToken() throws Exception {
    String token = ENTRA.userToken().sign();

    for (String pasted : List.of(token, "Bearer " + token, "bearer  " + token, "Basic " + token, token + "x", "\"" + token + "\"",
        token + " " + token)) {
      String answer = explain(question(pasted).put("api", "write")).toString();
      for (String part : token.split("\\.")) {
        assertThat(answer).doesNotContain(part);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "{\"configurationData\": %s, \"assetId\": \"entra-jwt-policy\"}", "{\"order\": 1, \"configuration\": %s}"})
  void takesAPastedForm(String around) throws Exception {
    String form = around.formatted(MAPPER.writeValueAsString(ORDERS));

    assertThat(explain(question(ENTRA.userToken().sign()).put("form", form)).get("verdict").asText()).isEqualTo("Let in.");
  }

  @Test
  void takesTheFieldsOfTheOtherTab() throws Exception {
    ObjectNode question = question(ENTRA.userToken().sign());
    question.set("fields", MAPPER.valueToTree(ORDERS));

    assertThat(explain(question).get("verdict").asText()).isEqualTo("Let in.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{}|token: is required",
      "{\"token\": \" \"}|token: is required",
      "{\"token\": 1}|token: must be a text",
      "{\"token\": \"a.b.c\"}|form: is required",
      "{\"token\": \"a.b.c\", \"api\": \"invoices\"}|api: must be the name of an API that is deployed here",
      "{\"token\": \"a.b.c\", \"fields\": []}|fields: must be an object",
      "{\"token\": \"a.b.c\", \"fields\": {}}|form.tenants: is required",
      "{\"token\": \"a.b.c\", \"form\": \"{}\"}|form.tenants: is required",
      "{\"token\": \"a.b.c\", \"form\": \"[1]\"}|form: must be an object in braces, with the fields of the policy's form",
      "{\"token\": \"a.b.c\", \"form\": \"{\\n  \\\"tenants\\\": eyJhbGciOi\"}|form: must be JSON, and is not from line 2, column",
      "{\"token\": \"a.b.c\", \"api\": \"orders\", \"keys\": \"mock\"}|keys: must be true or false",
  })
  void refusesAQuestionThatIsNone(String question, String sentence) {
    assertThatThrownBy(() -> ENDPOINTS.get("explain/token").answer(MAPPER.readTree(question))).isInstanceOf(FieldException.class)
        .hasMessageStartingWith(sentence).hasMessageNotContaining("eyJ");
  }

  @Test
  void namesTheApisAndKeepsTheirSecrets() throws Exception {
    String apis = MAPPER.writeValueAsString(ENDPOINTS.get("explain/apis").answer(MAPPER.createObjectNode()));

    assertThat(apis).contains("\"name\":\"orders\"", "\"name\":\"write\"").doesNotContain("a-secret");
  }
}
