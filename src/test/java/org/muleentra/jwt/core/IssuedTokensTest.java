package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.identity.ManagedIdentity;
import org.muleentra.jwt.testkit.identity.MockImds;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the mock's token service issues, to applications, on behalf of users and to machines, passes this gate. */
class IssuedTokensTest {

  private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final MockEntra entra = MockEntra.builder().clock(Clock.fixed(TestGatekeeper.NOW, ZoneOffset.UTC)).start();

  @AfterEach
  void close() {
    entra.close();
  }

  @Test
  void anApplicationsToken() throws Exception {
    assertAdmitted(Contoso.API_CLIENT_ID, issued("grant_type=client_credentials&client_id=" + Contoso.DAEMON_CLIENT_ID
        + "&client_secret=" + Contoso.DAEMON_CLIENT_SECRET + "&scope=" + encoded(Contoso.API_APP_ID_URI + "/.default")));
  }

  @Test
  void aUsersTokenThroughAMiddleTier() throws Exception {
    assertAdmitted(Contoso.BILLING_CLIENT_ID, issued("grant_type=" + encoded("urn:ietf:params:oauth:grant-type:jwt-bearer")
        + "&requested_token_use=on_behalf_of&client_id=" + Contoso.API_CLIENT_ID + "&client_secret=" + Contoso.API_CLIENT_SECRET
        + "&assertion=" + entra.userToken().sign() + "&scope=" + encoded(Contoso.BILLING_APP_ID_URI + "/.default")));
  }

  @Test
  void aMachinesToken() throws Exception {
    ManagedIdentity machine = ManagedIdentity.systemAssigned().rolesOn(Contoso.API_CLIENT_ID, Contoso.READ_ALL_ROLE);
    try (MockImds imds = MockImds.start(entra, machine)) {
      assertAdmitted(Contoso.API_CLIENT_ID, send(HttpRequest.newBuilder(URI.create(imds.endpoint()
          + "?api-version=2018-02-01&resource=" + encoded(Contoso.API_APP_ID_URI))).header("Metadata", "true").build()));
    }
  }

  private void assertAdmitted(String audience, String token) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(AUDIENCES, List.of(audience)))) {
      gate.keys.publish(entra.keys().current());
      assertThat(gate.refusal(token)).isNull();
    }
  }

  private String issued(String form) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(entra.tokenEndpoint()))
        .POST(HttpRequest.BodyPublishers.ofString(form)).build());
  }

  private static String send(HttpRequest request) throws Exception {
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (String) JSONObjectUtils.parse(response.body()).get("access_token");
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
