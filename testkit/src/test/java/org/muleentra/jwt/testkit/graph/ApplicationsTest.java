package org.muleentra.jwt.testkit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.testkit.fixture.GraphCaller.assertRefused;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.GraphCaller;
import org.muleentra.jwt.testkit.fixture.MovableClock;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Graph lists applications, their credentials and their owners, to whoever may read them. */
class ApplicationsTest {
  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
  private static final String DAEMON = "/v1.0/applications(appId='" + Contoso.DAEMON_CLIENT_ID + "')";
  private static final String CREDENTIALS = "?$select=id,appId,displayName,passwordCredentials,keyCredentials";

  private final MovableClock clock = new MovableClock(NOW);
  private final MockEntra entra = MockEntra.builder().clock(clock)
      .client("reader", "s", "Application.Read.All").client("owner", "s", "Application.ReadWrite.OwnedBy")
      .client("directory", "s", "Directory.Read.All").client("users", "s", "User.Read.All").start();
  private final AppRegistration daemon = entra.application(Contoso.DAEMON_CLIENT_ID);

  @AfterEach
  void close() {
    entra.close();
  }

  private GraphCaller caller(String client) throws Exception {
    return GraphCaller.of(entra, client, "s");
  }

  private GraphCaller daemonItself() throws Exception {
    return GraphCaller.of(entra, Contoso.DAEMON_CLIENT_ID, Contoso.DAEMON_CLIENT_SECRET);
  }

  @Test
  void bothNamesFindTheApplication() throws Exception {
    daemon.application().displayName("Nightly import");

    JsonNode byClient = caller("reader").found(DAEMON);

    assertThat(byClient.get("@odata.context").asText())
        .isEqualTo("https://graph.microsoft.com/v1.0/$metadata#applications/$entity");
    assertThat(byClient.get("appId").asText()).isEqualTo(Contoso.DAEMON_CLIENT_ID);
    assertThat(byClient.get("displayName").asText()).isEqualTo("Nightly import");
    assertThat(byClient.get("id").asText()).isEqualTo(daemon.application().id())
        .isNotIn(Contoso.DAEMON_CLIENT_ID, Contoso.DAEMON_OBJECT_ID);
    assertThat(caller("reader").found("/v1.0/applications/" + daemon.application().id())).isEqualTo(byClient);
  }

  @Test
  void secretsAreListedWithoutTheirText() throws Exception {
    daemon.secret("import~secret", NOW.minus(Duration.ofDays(60)), NOW.plus(Duration.ofDays(30)), "import");

    HttpResponse<String> response = caller("reader").get(DAEMON + CREDENTIALS);

    assertThat(response.body()).doesNotContain("import~secret");
    JsonNode secret = caller("reader").found(DAEMON + CREDENTIALS).get("passwordCredentials").get(1);
    assertThat(secret.get("hint").asText()).isEqualTo("imp");
    assertThat(secret.get("displayName").asText()).isEqualTo("import");
    assertThat(secret.get("startDateTime").asText()).isEqualTo("2026-12-31T08:00:00Z");
    assertThat(secret.get("endDateTime").asText()).isEqualTo("2027-03-31T08:00:00Z");
    assertThat(secret.get("keyId").asText()).isEqualTo(daemon.credentials().secrets().get(1).keyId());
    assertThat(secret.get("secretText").isNull()).isTrue();
    assertThat(secret.get("customKeyIdentifier").isNull()).isTrue();
  }

  @Test
  void certificatesAreListedByThumbprintAndGivenWhenSelected() throws Exception {
    SigningKey key = SigningKey.generate().certified(NOW, NOW.plus(Duration.ofDays(90)));
    daemon.certificate(key);

    JsonNode listed = caller("reader").found(DAEMON).get("keyCredentials").get(0);
    JsonNode selected = caller("reader").found(DAEMON + CREDENTIALS).get("keyCredentials").get(0);

    assertThat(listed.get("key").isNull()).isTrue();
    assertThat(CertificateFactory.getInstance("X.509").generateCertificate(
        new ByteArrayInputStream(Base64.getDecoder().decode(selected.get("key").asText())))).isEqualTo(key.certificate());
    byte[] thumbprint = Base64.getUrlDecoder().decode(key.x5t());
    assertThat(selected.get("customKeyIdentifier").asText()).hasSize(40)
        .isEqualTo(String.format("%040X", new BigInteger(1, thumbprint)));
    assertThat(selected.get("endDateTime").asText()).isEqualTo("2027-05-30T08:00:00Z");
    assertThat(selected.get("type").asText()).isEqualTo("AsymmetricX509Cert");
    assertThat(selected.get("usage").asText()).isEqualTo("Verify");
  }

  @Test
  void onlyWhatIsSelectedIsGiven() throws Exception {
    JsonNode body = caller("reader").found(DAEMON + "?$select=id,appId");
    assertThat(body.fieldNames()).toIterable().containsExactly("@odata.context", "id", "appId");
    assertThat(body.get("@odata.context").asText()).endsWith("#applications(id,appId)/$entity");
    assertRefused(caller("reader").get(DAEMON + "?$select=id,colour"), 400, "BadRequest");
  }

  @Test
  void expiredCredentialStaysListed() throws Exception {
    String keyId = daemon.credentials().secrets().get(0).keyId();

    assertThat(daemon.credentials().expire(keyId)).isTrue();

    assertThat(caller("reader").found(DAEMON).get("passwordCredentials").get(0).get("endDateTime").asText())
        .isEqualTo(NOW.toString());
    TokenForm.ofDaemon().refused(entra, 401, "invalid_client", 7000222);
    assertThat(daemon.credentials().expire("another")).isFalse();
  }

  @Test
  void ownersAreNamedByTypeAndId() throws Exception {
    daemon.application().owners(Contoso.USER_OBJECT_ID, Contoso.API_OBJECT_ID);

    JsonNode byClient = caller("reader").found(DAEMON + "/owners");

    assertThat(byClient.get("value")).hasSize(2);
    assertThat(byClient.get("value").get(0).get("id").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(byClient.get("value").get(0).get("@odata.type").asText()).isEqualTo("#microsoft.graph.user");
    assertThat(byClient.get("value").get(1).get("@odata.type").asText()).isEqualTo("#microsoft.graph.servicePrincipal");
    assertThat(caller("reader").found("/v1.0/applications/" + daemon.application().id() + "/owners")).isEqualTo(byClient);
  }

  @Test
  void servicePrincipalHasAnIdOfItsOwn() throws Exception {
    String path = "/v1.0/servicePrincipals(appId='" + Contoso.DAEMON_CLIENT_ID + "')";
    JsonNode body = caller("reader").found(path + "?$select=id,accountEnabled,keyCredentials");
    assertThat(body.get("id").asText()).isEqualTo(Contoso.DAEMON_OBJECT_ID);
    assertThat(body.get("accountEnabled").asBoolean()).isTrue();
    assertThat(body.get("keyCredentials")).isEmpty();
    entra.graph().disable(Contoso.DAEMON_OBJECT_ID);
    assertThat(caller("reader").found(path).get("accountEnabled").asBoolean()).isFalse();
    daemon.onlyIn(Contoso.FABRIKAM_TENANT_ID);
    assertRefused(caller("reader").get(path), 404, "Request_ResourceNotFound");
  }

  @ParameterizedTest
  @CsvSource({"reader, 200", "owner, 200", "directory, 200", "users, 403"})
  void permissionIsDemanded(String client, int status) throws Exception {
    for (String path : List.of(DAEMON, DAEMON + "/owners",
        "/v1.0/servicePrincipals(appId='" + Contoso.DAEMON_CLIENT_ID + "')")) {
      assertThat(caller(client).get(path).statusCode()).as(path).isEqualTo(status);
    }
    if (status == 403) {
      assertRefused(caller(client).get(DAEMON), 403, "Authorization_RequestDenied");
      assertRefused(caller(client).get("/v1.0/applications(appId='nobody')"), 403, "Authorization_RequestDenied");
    }
  }

  @Test
  void applicationReadsItselfButNotItsOwners() throws Exception {
    daemon.roles();
    GraphCaller itself = daemonItself();

    assertThat(itself.found(DAEMON).get("id").asText()).isEqualTo(daemon.application().id());
    assertRefused(itself.get(DAEMON + "/owners"), 403, "Authorization_RequestDenied");
    assertRefused(itself.get("/v1.0/applications(appId='reader')"), 403, "Authorization_RequestDenied");
    entra.graph().withoutReadingItself();
    assertRefused(itself.get(DAEMON), 403, "Authorization_RequestDenied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"applications(appId='nobody')", "applications/" + Contoso.DAEMON_CLIENT_ID,
      "applications/" + Contoso.DAEMON_OBJECT_ID, "applications(appId='nobody')/owners", "servicePrincipals(appId='nobody')"})
  void whatIsNotThereIsNotFound(String path) throws Exception {
    assertRefused(caller("reader").get("/v1.0/" + path), 404, "Request_ResourceNotFound");
  }

  @Test
  void applicationsAreOfTheirHomeTenant() throws Exception {
    HttpResponse<String> token = Verification.post(entra.baseUrl() + "/" + Contoso.FABRIKAM_TENANT_ID + "/oauth2/v2.0/token",
        TokenForm.ofDaemon().with("client_id", "reader").with("client_secret", "s")
            .with("scope", "https://graph.microsoft.com/.default").body());
    GraphCaller stranger = GraphCaller.withToken(entra, token);
    assertRefused(stranger.get(DAEMON), 404, "Request_ResourceNotFound");
    assertThat(stranger.get("/v1.0/servicePrincipals(appId='" + Contoso.DAEMON_CLIENT_ID + "')").statusCode())
        .isEqualTo(200);
  }

  @Test
  void keyCredentialsAreSelectedSoManyTimesAMinute() throws Exception {
    entra.graph().keyCredentialsPerMinute(2);
    GraphCaller reader = caller("reader");
    reader.found(DAEMON + CREDENTIALS);
    clock.move(Duration.ofSeconds(20));
    reader.found(DAEMON + CREDENTIALS);

    HttpResponse<String> throttled = reader.get(DAEMON + CREDENTIALS);

    assertRefused(throttled, 429, "TooManyRequests");
    assertThat(throttled.headers().firstValue("Retry-After")).hasValue("40");
    assertThat(reader.get(DAEMON + "?$select=id,passwordCredentials").statusCode()).isEqualTo(200);
    clock.move(Duration.ofSeconds(40));
    reader.found(DAEMON + CREDENTIALS);
  }

  @Test
  void otherMethodsAndFaultsAndCounts() throws Exception {
    assertThat(caller("reader").post(DAEMON, "{}").statusCode()).isEqualTo(405);
    assertThat(caller("reader").get(DAEMON + "/addKey").statusCode()).isEqualTo(405);
    entra.graph().fault(GraphCall.OWNERS, Fault.throttled(7).times(1));
    assertThat(caller("reader").get(DAEMON + "/owners").statusCode()).isEqualTo(429);
    assertThat(caller("reader").get(DAEMON + "/owners").statusCode()).isEqualTo(200);
    assertThat(entra.graph().requests(GraphCall.OWNERS)).isEqualTo(2);
    assertThat(entra.graph().lastRequest(GraphCall.APPLICATION).path()).isEqualTo(DAEMON);
  }
}
