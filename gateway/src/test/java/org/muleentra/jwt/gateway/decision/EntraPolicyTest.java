package org.muleentra.jwt.gateway.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The policy as its users meet it: form, template, engine, HTTP. */
class EntraPolicyTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static DeployedApi orders;

  @BeforeAll
  static void start() throws IOException {
    orders = ENGINE.deploy("orders", Map.of(
        "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader"))));
  }

  @Test
  void letsAUserInAndTellsTheFlowWhoItIs() throws Exception {
    JsonNode answer = admitted(get("/orders/42", ENGINE.entra().userToken().groups(Contoso.READERS_GROUP_ID).sign()));
    assertThat(answer.get("api").asText()).isEqualTo("orders");
    assertThat(answer.get("path").asText()).isEqualTo("/orders/42");
    assertThat(answer.at("/authentication/principal").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    JsonNode properties = answer.at("/authentication/properties");
    assertThat(properties.get("tenantId").asText()).isEqualTo(Contoso.TENANT_ID);
    assertThat(properties.get("callerKind").asText()).isEqualTo("user");
    assertThat(properties.get("roles").toString()).isEqualTo("[\"reader\"]");
    assertThat(properties.get("scopes").toString()).isEqualTo("[\"" + Contoso.READ_SCOPE + "\"]");
  }

  @Test
  void letsAServiceInUnderItsOwnIdentity() throws Exception {
    JsonNode answer = admitted(get("/orders/42", ENGINE.entra().appToken().sign()));
    assertThat(answer.at("/authentication/properties/callerKind").asText()).isEqualTo("app");
    assertThat(answer.at("/authentication/properties/appRoles").toString()).isEqualTo("[\"" + Contoso.READ_ALL_ROLE + "\"]");
  }

  @Test
  void keepsTheTokenFromTheFlow() throws Exception {
    String token = ENGINE.entra().userToken().sign();
    assertThat(get("/orders/42", token).body()).doesNotContain(token.substring(token.lastIndexOf('.') + 1));
  }

  @Test
  void refusesACallerWithoutTheScope() throws Exception {
    try (DeployedApi api = ENGINE.deploy("writers", Map.of("requiredScopes", List.of(Contoso.WRITE_SCOPE)))) {
      HttpResponse<String> response = get("/writers/1", ENGINE.entra().userToken().sign());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.headers().firstValue("www-authenticate").orElse("")).contains("insufficient_scope", Contoso.WRITE_SCOPE);
      assertThat(get("/writers/1", ENGINE.entra().userToken().scopes(Contoso.WRITE_SCOPE).sign()).statusCode()).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void refusesAClientThatIsNotAllowed() throws Exception {
    try (DeployedApi api = ENGINE.deploy("daemons", Map.of("allowedClientIds", List.of(Contoso.DAEMON_CLIENT_ID)))) {
      assertThat(get("/daemons/1", ENGINE.entra().userToken().sign()).statusCode()).isEqualTo(403);
      assertThat(get("/daemons/1", ENGINE.entra().appToken().sign()).statusCode()).isEqualTo(200);
      assertThat(api.flowRuns()).isEqualTo(1);
    }
  }

  @Test
  void takesBothTokenVersions() throws Exception {
    assertThat(admitted(get("/orders/42", ENGINE.entra().userToken().v1().sign())).at("/authentication/properties/tokenVersion").asText())
        .isEqualTo("1.0");
    assertThat(admitted(get("/orders/42", ENGINE.entra().appToken().v1().sign())).at("/authentication/properties/callerKind").asText())
        .isEqualTo("app");
  }

  @Test
  void namesTheFieldThatTheExtensionRefuses() {
    assertThatThrownBy(() -> ENGINE.deploy("billing", Map.of("metadataBaseUrl", "http://mirror.example.com")))
        .isInstanceOf(DeploymentException.class).hasMessageContaining("metadataBaseUrl");
  }

  private static HttpResponse<String> get(String path, String token) throws Exception {
    return Http.get(ENGINE.uri(path), "Authorization", "Bearer " + token);
  }

  private static JsonNode admitted(HttpResponse<String> response) throws IOException {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }
}
