package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Client credentials bring an app's token; everything else brings Entra's error. */
class TokenEndpointTest {
  private static final String GOOD = "grant_type=client_credentials&client_id=" + Contoso.DAEMON_CLIENT_ID
      + "&client_secret=" + Contoso.DAEMON_CLIENT_SECRET + "&scope=api%3A%2F%2Forders.contoso.example%2F.default";
  private static final String LEGACY_API = "1e9ac1ab-7e57-4a12-b3c5-5ca1ab1e0a02";
  private static final String EXPIRED_CLIENT = "e0b12ed0-7e57-4c55-9b79-5ca1ab1e0c05";

  private static MockEntra entra;

  @BeforeAll
  static void start() {
    entra = MockEntra.builder()
        .api(LEGACY_API, "https://legacy.contoso.example", TokenVersion.V1)
        .client("own-client", "own-secret", "Own.Role")
        .clientWithExpiredSecret(EXPIRED_CLIENT, "old")
        .start();
  }

  @AfterAll
  static void close() {
    entra.close();
  }

  private static HttpResponse<String> ask(String form, String... headers) throws Exception {
    return Verification.post(entra.tokenEndpoint(), form, headers);
  }

  private static JWTClaimsSet token(HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return Verification.verify(
        Json.MAPPER.readTree(response.body()).get("access_token").asText(), entra.keysUrl(TokenVersion.V2));
  }

  @Test
  void daemonGetsItsToken() throws Exception {
    HttpResponse<String> response = ask(GOOD);

    JWTClaimsSet claims = token(response);
    assertThat(claims.getAudience()).containsExactly(Contoso.API_CLIENT_ID);
    assertThat(claims.getStringListClaim("roles")).containsExactly(Contoso.READ_ALL_ROLE);
    assertThat(claims.getClaims()).containsEntry("azp", Contoso.DAEMON_CLIENT_ID).containsEntry("azpacr", "1")
        .containsEntry("oid", Contoso.DAEMON_OBJECT_ID).containsEntry("sub", Contoso.DAEMON_OBJECT_ID);
    JsonNode body = Json.MAPPER.readTree(response.body());
    assertThat(body.get("token_type").asText()).isEqualTo("Bearer");
    assertThat(body.get("expires_in").asInt()).isBetween(3590, 5400);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store, no-cache");
  }

  @Test
  void basicAuthenticationServesToo() throws Exception {
    String credentials = Base64.getEncoder().encodeToString(
        (Contoso.DAEMON_CLIENT_ID + ":" + Contoso.DAEMON_CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
    token(ask("grant_type=client_credentials&scope=" + Contoso.API_CLIENT_ID + "/.default",
        "Authorization", "Basic " + credentials));
  }

  @Test
  void clientWithoutRolesGetsATokenWithoutRoles() throws Exception {
    assertThat(token(ask(GOOD.replace(Contoso.DAEMON_CLIENT_ID, Contoso.ROLELESS_CLIENT_ID)
        .replace(Contoso.DAEMON_CLIENT_SECRET, Contoso.ROLELESS_CLIENT_SECRET))).getClaims())
        .doesNotContainKeys("roles", "scp");
  }

  @Test
  void apiDecidesTheVersionNotTheEndpoint() throws Exception {
    assertThat(token(ask(GOOD.replace("api%3A%2F%2Forders.contoso.example", "https%3A%2F%2Flegacy.contoso.example")))
        .getClaims()).containsEntry("ver", "1.0").containsEntry("appid", Contoso.DAEMON_CLIENT_ID)
        .containsEntry("aud", List.of("https://legacy.contoso.example"));
  }

  @Test
  void registeredClientIsServed() throws Exception {
    assertThat(token(ask("grant_type=client_credentials&client_id=own-client&client_secret=own-secret&scope=api://"
        + Contoso.API_CLIENT_ID + "/.default")).getStringListClaim("roles")).containsExactly("Own.Role");
  }

  @ParameterizedTest
  @CsvSource({
    "client_secret=, client_secret=x, 401, invalid_client, 7000215",
    "&client_secret=, &no_secret=, 401, invalid_client, 7000218",
    "client_id=, client_id=x, 400, unauthorized_client, 700016",
    "client_credentials, password, 400, unsupported_grant_type, 70003",
    "grant_type=, no_grant=, 400, invalid_request, 900144",
    "&scope=, &no_scope=, 400, invalid_request, 900144",
    "%2F.default, , 400, invalid_scope, 1002012",
    "orders, nothing, 400, invalid_resource, 500011",
    "client_id=" + Contoso.DAEMON_CLIENT_ID + "&client_secret=" + Contoso.DAEMON_CLIENT_SECRET
        + ", client_id=" + EXPIRED_CLIENT + "&client_secret=old, 401, invalid_client, 7000222"
  })
  void refusesAsEntraDoes(String from, String to, int status, String error, int code) throws Exception {
    HttpResponse<String> response = ask(GOOD.replace(from, to == null ? "" : to));

    assertThat(response.statusCode()).isEqualTo(status);
    JsonNode body = Json.MAPPER.readTree(response.body());
    assertThat(body.get("error").asText()).isEqualTo(error);
    assertThat(body.get("error_codes").get(0).asInt()).isEqualTo(code);
    assertThat(body.get("error_description").asText()).startsWith("AADSTS" + code + ": ").contains("Trace ID: ");
    assertThat(body.fieldNames()).toIterable().contains("timestamp", "trace_id", "correlation_id", "error_uri");
  }
}
