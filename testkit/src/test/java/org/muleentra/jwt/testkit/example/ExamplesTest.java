package org.muleentra.jwt.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fixture.GraphCaller;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** What the page about the testkit shows, and that it does what the page says. */
class ExamplesTest {
  @Test
  void tokensFromJava() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String good = entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
      String spoilt = entra.userToken().audience("api://billing").sign();
      // metadataBaseUrl of the policy or the config: entra.baseUrl()
      assertThat(new OrdersApi(entra).status(good)).isEqualTo(200);
      assertThat(new OrdersApi(entra).status(spoilt)).isEqualTo(401);
    }
  }

  @Test
  void rollovers() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      OrdersApi api = new OrdersApi(entra);
      String token = entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
      entra.rotate(); // a new key signs, the old ones stay published
      assertThat(api.status(token)).isEqualTo(200);
      entra.rotateAndDrop(); // the old ones are withdrawn at once
      assertThat(api.status(token)).isEqualTo(401);
      entra.stop(); // connections are refused, on the same port after restart()
      entra.clock().advance(Duration.ofDays(90)); // reset() takes it back
      entra.clock().reset();
      assertThat(api.status(token)).isEqualTo(503);
      entra.restart();
      entra.fault(EntraDocument.KEYS, Fault.garbage().times(1));
      String fresh = entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
      assertThat(api.status(fresh)).isEqualTo(503);
      assertThat(api.status(fresh)).isEqualTo(200);
    }
  }

  @Test
  void combinedFaults() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      entra.fault(Fault.none().padded(200_000).after(Duration.ofSeconds(5))); // late and large
      entra.fault(Fault.drippedBody(Duration.ofMinutes(1)).padded(200_000)); // large, and drop by drop
      entra.fault(Fault.byteOrderMark()); // also: gzip(), endlessBody(), truncatedBody()
      try (InputStream document = URI.create(entra.keysUrl(TokenVersion.V2)).toURL().openStream()) {
        assertThat(document.read()).isEqualTo(0xEF);
      }
    }
  }

  @Test
  void graph() {
    try (MockEntra entra = MockEntra.start()) {
      MockGraph graph = entra.graph();
      graph.membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      graph.disable(Contoso.DAEMON_OBJECT_ID);
      graph.fault(Fault.throttled(7)); // 429 with Retry-After
      graph.fault(GraphCall.TOKEN, Fault.status(500).times(1));
      int asked = graph.requests(GraphCall.CHECK_MEMBER_GROUPS);
      String token = entra.userToken().groupOverage().sign(); // too many groups for a token

      assertThat(asked).isZero();
      assertThat(token).isNotBlank();
    }
  }

  @Test
  void credentials() {
    try (MockEntra entra = MockEntra.start()) {
      SigningKey key = SigningKey.generate();
      AppRegistration application = entra.application(Contoso.GRAPH_CLIENT_ID).certificate(key);
      String graphCertificate = key.certificatePem() + key.privateKeyPem();
      application.expiredSecret(Contoso.GRAPH_CLIENT_SECRET); // AADSTS7000222 from now on

      assertThat(graphCertificate).contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
    }
  }

  @Test
  void applications() throws Exception {
    try (MockEntra entra = MockEntra.builder().client("reader", "s", "Application.Read.All").start()) {
      MockGraph graph = entra.graph();
      Instant start = entra.clock().instant();
      AppRegistration owned = entra.application(Contoso.DAEMON_CLIENT_ID);
      owned.secret("import~secret", start, start.plus(Duration.ofDays(90)), "nightly import"); // hint "imp"
      owned.application().displayName("Nightly import").owners(Contoso.USER_OBJECT_ID);
      String objectId = owned.application().id(); // not the service principal's, which is objectId()
      owned.credentials().expire(owned.credentials().secrets().get(0).keyId());
      graph.keyCredentialsPerMinute(2); // 429 from the third on; 150 at first
      graph.withoutReadingItself(); // 403, also for its own application

      GraphCaller reader = GraphCaller.of(entra, "reader", "s");
      String path = "/v1.0/applications/" + objectId + "?$select=displayName,keyCredentials";
      assertThat(reader.found(path).get("displayName").asText()).isEqualTo("Nightly import");
      reader.found(path);
      assertThat(reader.get(path).statusCode()).isEqualTo(429);
    }
  }

  @Test
  void directories() {
    MockEntra customers = MockEntra.builder().externalId().start();
    MockEntra b2c = MockEntra.builder().b2c(Contoso.B2C_DOMAIN, Contoso.B2C_POLICY).start();
    String ofPolicy = b2c.userToken().policy("B2C_1_signup").sign();
    String ofOldPolicy = b2c.userToken().policyInAcr().sign();
    String policyInIssuer = b2c.userToken().tfpIssuer().sign();

    assertThat(List.of(ofPolicy, ofOldPolicy, policyInIssuer)).doesNotHaveDuplicates();
    customers.close();
    b2c.close();
  }

  @Test
  void callers() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      String guest = entra.userToken().guestOf(Contoso.FABRIKAM_TENANT_ID).sign();
      String machine = entra.appToken().managedIdentity(Contoso.VIRTUAL_MACHINE).sign();
      SigningKey own = entra.keys(Contoso.API_CLIENT_ID).current(); // published with ?appid= alone
      String ownKey = entra.userToken().signedBy(own).sign();

      OrdersApi api = new OrdersApi(entra);
      assertThat(api.status(guest)).isEqualTo(403);
      assertThat(api.status(machine)).isEqualTo(403);
      assertThat(api.status(ownKey)).isEqualTo(401);
    }
  }

  @Test
  void catalogue() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      List<HostileToken> forgeries = HostileToken.all().stream()
          .filter(hostile -> hostile.chapter().equals("signature")).collect(Collectors.toList());
      assertThat(forgeries).isNotEmpty();
      OrdersApi call = new OrdersApi(entra);
      for (HostileToken hostile : forgeries) {
        assertThat(call.status(hostile.token(entra.mint()))).as(hostile.name()).isEqualTo(hostile.status());
      }
    }
  }
}
