package org.muleentra.jwt.testkit.sts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Who gets a token for which API, in which tenant, with what in it. */
class ClientCredentialsTest {
  private static final String ARCHIVE = "a2c417e0-7e57-4a13-b4d6-5ca1ab1e0a04";
  private static final String DOMAIN_WITH_SLASH = "https://archive.contoso.example/";

  private final MockEntra entra = MockEntra.builder().api(ARCHIVE, DOMAIN_WITH_SLASH, TokenVersion.V1).start();

  @AfterEach
  void close() {
    entra.close();
  }

  private JsonNode ask(String path, TokenForm form) throws Exception {
    HttpResponse<String> response = Verification.post(entra.baseUrl() + path, form.body());
    return Json.MAPPER.readTree(response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/common/oauth2/v2.0/token, 9001023",
    "/consumers/oauth2/v2.0/token, 9001023",
    "/organizations/oauth2/v2.0/token, 50059",
    "/unknown.example/oauth2/v2.0/token, 90002"
  })
  void oneTenantMustBeNamed(String path, int code) throws Exception {
    assertThat(ask(path, TokenForm.ofDaemon()).get("error_codes").get(0).asInt()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {Contoso.TENANT_ID, Contoso.DOMAIN})
  void theTenantIsNamedByGuidOrDomain(String tenant) throws Exception {
    assertThat(ask("/" + tenant + "/oauth2/v2.0/token", TokenForm.ofDaemon()).has("access_token")).isTrue();
  }

  @Test
  void tenantsMayBeUnknownToEntraOrToTheClient() throws Exception {
    String path = "/" + Contoso.FABRIKAM_TENANT_ID + "/oauth2/v2.0/token";
    assertThat(ask(path, TokenForm.ofDaemon()).has("access_token")).isTrue();

    entra.application(Contoso.DAEMON_CLIENT_ID).onlyIn(Contoso.TENANT_ID);
    assertThat(ask(path, TokenForm.ofDaemon()).get("error_codes").get(0).asInt()).isEqualTo(700016);
    assertThat(TokenForm.ofDaemon().token(entra)).isNotNull();

    entra.sts().forgetTenant(Contoso.FABRIKAM_TENANT_ID);
    assertThat(ask(path, TokenForm.ofDaemon()).get("error_codes").get(0).asInt()).isEqualTo(90002);
  }

  @ParameterizedTest
  @CsvSource({
    "api://orders.contoso.example/Orders.Read, invalid_scope, 1002012",
    "api://orders.contoso.example/.default api://billing.contoso.example/.default, invalid_scope, 700022",
    "api://orders.contoso.example/.default api://orders.contoso.example/Orders.Read, invalid_scope, 70011",
    "api://nothing.contoso.example/.default, invalid_resource, 500011"
  })
  void theScopeIsTheDefaultOfOneResource(String scope, String error, int code) throws Exception {
    TokenForm.ofDaemon().with("scope", scope).refused(entra, 400, error, code);
  }

  @Test
  void resourceIsOfTheOtherEndpoint() throws Exception {
    TokenForm form = TokenForm.ofDaemon().without("scope").with("resource", Contoso.API_APP_ID_URI);
    form.refused(entra, 400, "invalid_request", 901002);
    assertThat(ask("/" + Contoso.TENANT_ID + "/oauth2/token", form).has("access_token")).isTrue();
  }

  @Test
  void aTrailingSlashBelongsToTheResource() throws Exception {
    assertThat(TokenForm.ofDaemon().with("scope", DOMAIN_WITH_SLASH + "/.default").token(entra).getAudience())
        .containsExactly(DOMAIN_WITH_SLASH);
  }

  @Test
  void rolesAreThoseOfTheApi() throws Exception {
    entra.application(Contoso.DAEMON_CLIENT_ID).rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);
    TokenForm billing = TokenForm.ofDaemon().with("scope", Contoso.BILLING_APP_ID_URI + "/.default");

    assertThat(TokenForm.ofDaemon().verified(entra).getStringListClaim("roles")).containsExactly(Contoso.READ_ALL_ROLE);
    assertThat(billing.verified(entra).getStringListClaim("roles")).containsExactly(Contoso.BILL_ALL_ROLE);
    entra.application(Contoso.DAEMON_CLIENT_ID).rolesOn(Contoso.BILLING_CLIENT_ID);
    assertThat(billing.verified(entra).getClaims()).doesNotContainKey("roles");
    entra.api(Contoso.BILLING_CLIENT_ID).requireAssignment();
    billing.refused(entra, 401, "invalid_client", 501051);
  }

  @Test
  void idtypIsThereWhereTheApiAsksForIt() throws Exception {
    assertThat(TokenForm.ofDaemon().token(entra).getClaims()).doesNotContainKey("idtyp");
    entra.api(Contoso.API_APP_ID_URI).optionalClaims("idtyp");
    assertThat(TokenForm.ofDaemon().token(entra).getClaims()).containsEntry("idtyp", "app");
  }

  @Test
  void v1NamesTheClientItsOwnWay() throws Exception {
    assertThat(TokenForm.ofDaemon().with("scope", ARCHIVE + "/.default").token(entra).getClaims())
        .containsEntry("appid", Contoso.DAEMON_CLIENT_ID).containsEntry("appidacr", "1").containsEntry("ver", "1.0")
        .containsEntry("aud", List.of(ARCHIVE)).doesNotContainKeys("azp", "azpacr");
  }

  @Test
  void lifetimesAreTold() throws Exception {
    JsonNode usual = TokenForm.ofDaemon().granted(entra);
    assertThat(usual.get("ext_expires_in")).isEqualTo(usual.get("expires_in"));
    assertThat(usual.has("refresh_in")).isFalse();
    assertThat(usual.has("refresh_token")).isFalse();

    entra.sts().lifetime(Duration.ofHours(24)).withoutExtendedLifetime();
    JsonNode longLived = TokenForm.ofDaemon().granted(entra);
    assertThat(longLived.get("expires_in").asInt()).isEqualTo(86400);
    assertThat(longLived.get("refresh_in").asInt()).isEqualTo(43200);
    assertThat(longLived.has("ext_expires_in")).isFalse();

    entra.sts().refreshIn(Duration.ofMinutes(5));
    assertThat(TokenForm.ofDaemon().granted(entra).get("refresh_in").asInt()).isEqualTo(300);
    entra.sts().withoutRefreshIn();
    assertThat(TokenForm.ofDaemon().granted(entra).has("refresh_in")).isFalse();
  }

  @Test
  void clientsAreRegisteredWhileTheMockRuns() throws Exception {
    TokenForm form = TokenForm.ofDaemon().with("client_id", "fresh").with("client_secret", "s");
    form.refused(entra, 400, "unauthorized_client", 700016);
    entra.register("fresh").secret("s");
    assertThat(form.token(entra).getClaims()).containsEntry("azp", "fresh").containsEntry("oid", "fresh");
  }

  @Test
  void errorsHaveTheirLines() throws Exception {
    String asked = UUID.randomUUID().toString();
    JsonNode body = Json.MAPPER.readTree(
        TokenForm.ofDaemon().with("client_secret", "x").post(entra, "client-request-id", asked).body());

    assertThat(body.get("error_description").asText().split("\r\n")).hasSize(4)
        .satisfies(lines -> assertThat(lines[0]).startsWith("AADSTS7000215: "))
        .satisfies(lines -> assertThat(lines[1]).isEqualTo("Trace ID: " + body.get("trace_id").asText()))
        .satisfies(lines -> assertThat(lines[2]).isEqualTo("Correlation ID: " + asked))
        .satisfies(lines -> assertThat(lines[3]).isEqualTo("Timestamp: " + body.get("timestamp").asText()));
    assertThat(body.get("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ");
    assertThat(body.has("suberror") || body.has("claims")).isFalse();
    assertThat(body.toString()).doesNotContain(Contoso.DAEMON_CLIENT_SECRET);
  }
}
