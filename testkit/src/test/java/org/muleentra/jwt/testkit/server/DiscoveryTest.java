package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Discovery documents: issuers of the real clouds, addresses of this server, counted on arrival. */
class DiscoveryTest {
  private final MockEntra entra = MockEntra.start();

  @AfterEach
  void close() {
    entra.close();
  }

  private JsonNode document(String path) throws Exception {
    HttpResponse<String> response = Verification.get(entra.baseUrl() + path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
        type -> assertThat(type).startsWith("application/json"));
    return Json.MAPPER.readTree(response.body());
  }

  @Test
  void v2DocumentLeadsToItsKeys() throws Exception {
    JsonNode document = document("/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration");

    assertThat(document.get("issuer").asText())
        .isEqualTo("https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/v2.0");
    assertThat(document.get("jwks_uri").asText()).isEqualTo(entra.keysUrl(TokenVersion.V2))
        .isEqualTo(entra.baseUrl() + "/" + Contoso.TENANT_ID + "/discovery/v2.0/keys");
    assertThat(document.get("token_endpoint").asText()).isEqualTo(entra.tokenEndpoint());
    assertThat(document.get("cloud_instance_name").asText()).isEqualTo("microsoftonline.com");
    assertThat(document.get("id_token_signing_alg_values_supported").get(0).asText()).isEqualTo("RS256");
    assertThat(document.has("authorization_endpoint")).isTrue();
    Verification.verify(entra.userToken().sign(), document.get("jwks_uri").asText());
  }

  @Test
  void v1DocumentLeadsToItsKeys() throws Exception {
    JsonNode document = document("/" + Contoso.TENANT_ID + "/.well-known/openid-configuration");

    assertThat(document.get("issuer").asText()).isEqualTo("https://sts.windows.net/" + Contoso.TENANT_ID + "/");
    assertThat(document.get("jwks_uri").asText())
        .isEqualTo(entra.baseUrl() + "/" + Contoso.TENANT_ID + "/discovery/keys");
    Verification.verify(entra.userToken().v1().sign(), document.get("jwks_uri").asText());
  }

  @Test
  void anyTenantIsServed() throws Exception {
    assertThat(document("/" + Contoso.FABRIKAM_TENANT_ID + "/v2.0/.well-known/openid-configuration")
        .get("issuer").asText()).contains(Contoso.FABRIKAM_TENANT_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"organizations", "common"})
  void sharedDocumentsHaveTheIssuerTemplate(String name) throws Exception {
    JsonNode v2 = document("/" + name + "/v2.0/.well-known/openid-configuration");
    assertThat(v2.get("issuer").asText()).isEqualTo("https://login.microsoftonline.com/{tenantid}/v2.0");
    assertThat(v2.get("jwks_uri").asText()).endsWith("/" + name + "/discovery/v2.0/keys");
    assertThat(document("/" + name + "/.well-known/openid-configuration").get("issuer").asText())
        .isEqualTo("https://sts.windows.net/{tenantid}/");
  }

  @Test
  void unknownTenantNameIsRefusedAsEntraDoes() throws Exception {
    HttpResponse<String> response =
        Verification.get(entra.baseUrl() + "/nobody/v2.0/.well-known/openid-configuration");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("AADSTS90002");
  }

  @ParameterizedTest
  @CsvSource({
    "global, https://login.microsoftonline.com/, https://sts.windows.net/, microsoftonline.com",
    "usGov, https://login.microsoftonline.us/, https://sts.windows.net/, microsoftonline.us",
    "china, https://login.partner.microsoftonline.cn/, https://sts.chinacloudapi.cn/, partner.microsoftonline.cn"
  })
  void cloudsDiffer(String name, String v2, String v1, String instance) throws Exception {
    try (MockEntra elsewhere = MockEntra.builder().cloud(EntraCloud.named(name)).start()) {
      String document = Verification.get(elsewhere.discoveryUrl(TokenVersion.V2)).body();
      assertThat(Json.MAPPER.readTree(document).get("issuer").asText()).isEqualTo(v2 + Contoso.TENANT_ID + "/v2.0");
      assertThat(Json.MAPPER.readTree(document).get("cloud_instance_name").asText()).isEqualTo(instance);
      assertThat(elsewhere.issuer(TokenVersion.V1)).isEqualTo(v1 + Contoso.TENANT_ID + "/");
      assertThat(Verification.verify(elsewhere.userToken().v1().sign(), elsewhere.keysUrl(TokenVersion.V1))
          .getIssuer()).isEqualTo(v1 + Contoso.TENANT_ID + "/");
    }
  }

  @Test
  void appIdIsCarriedOnToTheKeys() throws Exception {
    assertThat(document("/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration?appid=abc")
        .get("jwks_uri").asText()).isEqualTo(entra.keysUrl(TokenVersion.V2) + "?appid=abc");
  }

  @Test
  void requestsAreCounted() throws Exception {
    Verification.get(entra.discoveryUrl(TokenVersion.V2));
    Verification.get(entra.keysUrl(TokenVersion.V2));
    Verification.get(entra.keysUrl(TokenVersion.V2));
    Verification.get(entra.keysUrl(TokenVersion.V1));

    assertThat(entra.requests(EntraDocument.DISCOVERY)).isEqualTo(1);
    assertThat(entra.requests(EntraDocument.KEYS)).isEqualTo(3);
    assertThat(entra.requests("/" + Contoso.TENANT_ID + "/discovery/v2.0/keys")).isEqualTo(2);
    assertThat(entra.requestsByPath()).isEqualTo(Map.of(
        "/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration", 1,
        "/" + Contoso.TENANT_ID + "/discovery/v2.0/keys", 2,
        "/" + Contoso.TENANT_ID + "/discovery/keys", 1));
    entra.resetRequests();
    assertThat(entra.requests(EntraDocument.KEYS)).isZero();
    assertThat(entra.requestsByPath()).isEmpty();
  }

  @Test
  void onlyWhatIsServedIsAdvertised() throws Exception {
    JsonNode document = document("/" + Contoso.TENANT_ID + "/v2.0/.well-known/openid-configuration");
    assertThat(texts(document.get("grant_types_supported")))
        .containsExactly("client_credentials", "urn:ietf:params:oauth:grant-type:jwt-bearer");
    assertThat(texts(document.get("token_endpoint_auth_methods_supported")))
        .containsExactlyInAnyOrder("client_secret_post", "client_secret_basic", "private_key_jwt");
    assertThat(texts(document.get("token_endpoint_auth_signing_alg_values_supported"))).containsExactly("PS256", "RS256");
    assertThat(document.fieldNames()).toIterable().filteredOn(name -> name.endsWith("_endpoint"))
        .as("required by OpenID Connect Discovery").containsExactlyInAnyOrder("token_endpoint", "authorization_endpoint");
    assertThat(Verification.post(document.get("token_endpoint").asText(), TokenForm.ofDaemon().body()).statusCode()).isEqualTo(200);
  }

  @Test
  void b2cServesClientCredentialsBelowItsPolicy() throws Exception {
    try (MockEntra b2c = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start()) {
      JsonNode document = Json.MAPPER.readTree(Verification.get(b2c.discoveryUrl(TokenVersion.V2)).body());
      assertThat(document.get("token_endpoint").asText()).isEqualTo(b2c.tokenEndpoint());
      assertThat(texts(document.get("grant_types_supported"))).containsExactly("client_credentials");
      assertThat(TokenForm.ofDaemon().token(b2c).getClaims()).containsEntry("scp", Contoso.READ_ALL_ROLE)
          .containsEntry("tfp", Contoso.B2C_POLICY);
      assertThat(Verification.post(b2c.baseUrl() + "/any.example/B2C_1_x/oauth2/v2.0/token", TokenForm.ofDaemon().body())
          .statusCode()).isEqualTo(200);
      TokenForm.onBehalfOf(b2c.userToken().sign()).refused(b2c, 400, "unsupported_grant_type", 70003);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    assertThat(Verification.get(entra.baseUrl() + "/elsewhere").statusCode()).isEqualTo(404);
    assertThat(Verification.post(entra.keysUrl(TokenVersion.V2), "").statusCode()).isEqualTo(405);
    assertThat(Verification.get(entra.tokenEndpoint()).statusCode()).isEqualTo(405);
  }
}
