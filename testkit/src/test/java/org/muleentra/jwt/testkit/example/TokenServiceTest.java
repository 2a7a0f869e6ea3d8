package org.muleentra.jwt.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.FederatedCredential;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.TokenForm;
import org.muleentra.jwt.testkit.identity.ManagedIdentity;
import org.muleentra.jwt.testkit.identity.MockAppService;
import org.muleentra.jwt.testkit.identity.MockArc;
import org.muleentra.jwt.testkit.identity.MockImds;
import org.muleentra.jwt.testkit.identity.MockKubernetes;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.sts.AccessPolicy;
import org.muleentra.jwt.testkit.sts.MockSts;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the page about the token service shows, and that it does what the page says. */
class TokenServiceTest {
  @Test
  void credentials() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      SigningKey key = SigningKey.generate();
      SigningKey clusterKey = SigningKey.generate();
      Instant now = entra.clock().instant();
      AppRegistration daemon = entra.application(Contoso.DAEMON_CLIENT_ID);
      daemon.secret("new~secret", now, now.plus(Duration.ofDays(90)));
      daemon.credentialsTakeEffectAfter(Duration.ofMinutes(2)).certificate(key); // 700027 for two minutes
      daemon.trust(FederatedCredential.of("https://oidc.example", "system:serviceaccount:orders:api", clusterKey));
      daemon.rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);
      daemon.onlyIn(Contoso.TENANT_ID); // 700016 in other tenants
      AppRegistration other = entra.register("other-client").secret("its~secret");

      assertThat(TokenForm.ofDaemon().with("client_secret", "new~secret").token(entra)).isNotNull();
      assertThat(other.clientId()).isEqualTo("other-client");
    }
  }

  @Test
  void onBehalfOf() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String caller = entra.userToken().sign(); // for the Orders API, which asks for the Billing API
      entra.application(Contoso.API_CLIENT_ID).consent(Contoso.BILLING_CLIENT_ID, "Bills.Write");
      entra.api(Contoso.BILLING_CLIENT_ID).optionalClaims("xms_cc");
      MockSts sts = entra.sts();
      sts.conditionalAccess().api(Contoso.BILLING_CLIENT_ID, AccessPolicy.authenticationContext("c1"));
      String stronger = entra.userToken().authenticationContexts("c1").sign(); // passes
      sts.conditionalAccess().user(Contoso.USER_OBJECT_ID, AccessPolicy.mfa().asInvalidGrant());
      sts.conditionalAccess().lift();

      assertThat(TokenForm.onBehalfOf(caller).token(entra)).isNotNull();
      assertThat(TokenForm.onBehalfOf(stronger).token(entra)).isNotNull();
    }
  }

  @Test
  void trouble() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      MockSts sts = entra.sts();
      sts.refuseWith(7000222); // until heal()
      sts.refuseWith(90033, 1); // once: 503
      sts.refuseWith(400, "invalid_grant", 50144); // any other number
      sts.fault(Fault.throttled(60)); // or Fault.status(429), without Retry-After
      sts.fault(Fault.html(502)); // also: DocumentFault.body(""), numbersAsText(), Fault.drippedBody(…), silence()
      sts.heal();
      sts.lifetime(Duration.ofHours(24)).refreshIn(Duration.ofHours(12)); // or withoutRefreshIn()
      int asked = sts.requests();

      assertThat(asked).isZero();
      assertThat(TokenForm.ofDaemon().granted(entra).get("refresh_in").asInt()).isEqualTo(43_200);
    }
  }

  @Test
  void hosts(@TempDir Path folder) {
    try (MockEntra entra = MockEntra.start()) {
      ManagedIdentity machine = ManagedIdentity.systemAssigned().rolesOn(Contoso.API_CLIENT_ID, Contoso.READ_ALL_ROLE);
      MockImds imds = MockImds.start(entra, machine, ManagedIdentity.userAssigned());
      MockAppService app = MockAppService.start(entra, machine);
      MockArc arc = MockArc.start(entra, folder, machine);
      MockKubernetes pod = MockKubernetes.start(entra, folder.resolve("token"), entra.application(Contoso.DAEMON_CLIENT_ID));
      Map<String, String> variables = app.environment(); // what a process there sees
      app.rotateHeader(); // the old one is refused
      arc.challenge("Basic realm=/etc/passwd"); // a client must not read that
      pod.renewToken();
      imds.fault(Fault.status(410).times(1)); // back within 70 seconds

      assertThat(variables).containsOnlyKeys("IDENTITY_ENDPOINT", "IDENTITY_HEADER");
      imds.close();
      app.close();
      arc.close();
    }
  }
}
