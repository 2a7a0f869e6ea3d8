package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CERTIFICATE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;

import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.identity.SigningIdentity;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.fixture.InMemoryDirectory;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** How Microsoft Graph answers: each state, since when, and well again after a failure. */
class DirectoryVitalsTest {

  private static final Instant NOW = TestGatekeeper.NOW;
  private static final String FAILED = "looking them up failed once: Microsoft Graph answered with status 500";

  private TestGatekeeper gate;

  @AfterEach
  void close() {
    gate.close();
  }

  private void open(UnaryOperator<SettingValues> change) {
    gate = new TestGatekeeper(change);
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    gate.directory.member(Contoso.DAEMON_OBJECT_ID);
  }

  private static SettingValues withAccounts(SettingValues values) {
    return TestGatekeeper.withGraph(values).with(REQUIRE_ENABLED_ACCOUNT, true);
  }

  private PartStatus part(String name) {
    return gate.gatekeeper.vitals().status().parts().stream().filter(part -> part.part().equals(name)).findFirst().orElse(null);
  }

  private void assertPart(State state, Instant since, String detail) {
    PartStatus part = part("directory");
    assertThat(part.state()).as(part.detail()).isEqualTo(state);
    assertThat(part.since()).isEqualTo(since);
    assertThat(part.detail()).isEqualTo(detail);
    assertThat(gate.gatekeeper.vitals().status().isReady()).isEqualTo(state != State.DOWN);
  }

  private void assertCounted(String operation, int succeeded, int failed) {
    assertThat(gate.gatekeeper.vitals().metrics()).contains(
        "entra_jwt_directory_calls_total{config=\"orders\",operation=\"" + operation + "\",outcome=\"succeeded\"} " + succeeded + "\n",
        "entra_jwt_directory_calls_total{config=\"orders\",operation=\"" + operation + "\",outcome=\"failed\"} " + failed + "\n");
  }

  private void lookUpGroups() {
    gate.decide(gate.mint.userToken().groupOverage().sign());
  }

  @Test
  void isOffWhereNobodyIsLookedUp() {
    open(UnaryOperator.identity());
    assertPart(State.OFF, null, "nobody is looked up in Microsoft Graph");
    assertThat(part("credentials")).isNull();
    assertThat(gate.gatekeeper.vitals().metrics()).doesNotContain("entra_jwt_directory", "entra_jwt_credential");
  }

  @Test
  void isStartingBeforeTheFirstLookUpAndWellSinceIt() {
    open(TestGatekeeper::withGraph);
    assertPart(State.STARTING, null, "nobody had to be looked up yet");
    assertCounted("groups", 0, 0);
    assertThat(gate.gatekeeper.vitals().metrics()).doesNotContain("operation=\"account\"");

    gate.scheduler.advance(Duration.ofMinutes(2));
    lookUpGroups();
    gate.scheduler.advance(Duration.ofMinutes(2));
    assertPart(State.OK, NOW.plusSeconds(120), "Microsoft Graph answers");
    assertCounted("groups", 1, 0);
  }

  @Test
  void whereSomeAloneAreLookedUpAFailureIsDegradedSinceTheFirstAndHeals() {
    open(TestGatekeeper::withGraph);
    gate.directory.graphAnswers(500, null, "");
    lookUpGroups();
    assertPart(State.DEGRADED, NOW, "callers with more groups than a token holds are answered 503 unless in memory: " + FAILED);
    gate.scheduler.advance(Duration.ofSeconds(30));
    lookUpGroups();
    assertPart(State.DEGRADED, NOW, "callers with more groups than a token holds are answered 503 unless in memory: "
        + "looking them up failed 2 times: Microsoft Graph answered with status 500");
    assertCounted("groups", 0, 2);

    gate.directory.graphAnswers(null);
    gate.scheduler.advance(Duration.ofSeconds(30));
    lookUpGroups();
    assertPart(State.OK, NOW.plusSeconds(60), "Microsoft Graph answers");
    assertCounted("groups", 1, 2);
  }

  @Test
  void whereAllAreLookedUpItIsDownForAMinuteThenDegradedAndHeals() {
    open(DirectoryVitalsTest::withAccounts);
    gate.directory.graphAnswers(500, null, "");
    gate.decide(gate.mint.appToken().sign());
    gate.scheduler.advance(Duration.ofSeconds(59));
    assertPart(State.DOWN, NOW, "callers are answered 503 unless in memory: " + FAILED);
    assertThat(gate.gatekeeper.vitals().status().why()).isEqualTo("directory: callers are answered 503 unless in memory: " + FAILED);
    assertThat(gate.gatekeeper.vitals().metrics()).contains("entra_jwt_ready{config=\"orders\",part=\"directory\"} 0\n");

    gate.scheduler.advance(Duration.ofSeconds(1));
    assertPart(State.DEGRADED, NOW, "callers are answered 503 unless in memory: " + FAILED);

    gate.directory.graphAnswers(null);
    gate.decide(gate.mint.appToken().sign());
    assertPart(State.OK, NOW.plusSeconds(60), "Microsoft Graph answers");
    assertCounted("account", 1, 1);
  }

  @Test
  void theWorstOfGroupsAndAccountsIsTold() {
    open(DirectoryVitalsTest::withAccounts);
    gate.decide(gate.mint.appToken().sign());
    gate.directory.graphAnswers(request -> request.uri().getPath().contains("Groups")
        ? InMemoryDirectory.response(500, null, "")
        : InMemoryDirectory.response(200, null, "{\"accountEnabled\":true}"));
    lookUpGroups();
    assertPart(State.DEGRADED, NOW, "callers with more groups than a token holds are answered 503 unless in memory: " + FAILED);
  }

  @Test
  void oneTenantOfTwoIsNotAllOfThem() {
    open(values -> withAccounts(values).with(TENANTS, List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID)));
    gate.decide(gate.mint.appToken().sign());
    gate.directory.graphAnswers(500, null, "");
    gate.scheduler.advance(Duration.ofSeconds(10));
    gate.decide(gate.mint.appToken().tenant(Contoso.FABRIKAM_TENANT_ID).sign());
    assertPart(State.DEGRADED, NOW.plusSeconds(10), "callers are answered 503 unless in memory: " + FAILED);
    assertCounted("account", 1, 1);
  }

  @Test
  void anAccountThatIsNotThereIsAnAnswer() {
    open(DirectoryVitalsTest::withAccounts);
    gate.decide(gate.mint.userToken().objectId(Contoso.ADMINS_GROUP_ID).sign());
    assertPart(State.OK, NOW, "Microsoft Graph answers");
    assertCounted("account", 1, 0);
  }

  @Test
  void whoWaitsAsGraphDemandsAsksNobodyAndIsNotCounted() {
    open(DirectoryVitalsTest::withAccounts);
    gate.directory.graphAnswers(429, "20", "");
    gate.decide(gate.mint.appToken().sign());
    gate.scheduler.advance(Duration.ofSeconds(5));
    gate.decide(gate.mint.appToken().sign());
    assertCounted("account", 0, 1);
    assertThat(part("directory").state()).isEqualTo(State.DOWN);
  }

  @Test
  void tellsWhenTheCertificateEndsByWhichItAsks() throws Exception {
    SigningIdentity identity = SigningIdentity.selfSigned(KeyPairGenerator.getInstance("RSA").generateKeyPair(), "orders",
        NOW.minusSeconds(60), NOW.plus(Duration.ofDays(20)));
    String pem = pem("CERTIFICATE", identity.certificate().getEncoded()) + pem("PRIVATE KEY", identity.privateKey().getEncoded());
    open(values -> TestGatekeeper.withGraph(values).with(GRAPH_CLIENT_SECRET, null).with(GRAPH_CERTIFICATE, pem));
    assertThat(gate.gatekeeper.vitals().metrics())
        .contains("entra_jwt_credential_days_left{config=\"orders\",whose=\"own\",kind=\"certificate\"} 20\n");
    assertThat(part("credentials").state()).isEqualTo(State.OK);

    gate.scheduler.advance(Duration.ofDays(7));
    assertThat(part("credentials").state()).isEqualTo(State.DEGRADED);
    assertThat(part("credentials").since()).isEqualTo(NOW.plus(Duration.ofDays(6)));
    assertThat(part("credentials").detail()).isEqualTo("graphCertificate ends at " + NOW.plus(Duration.ofDays(20)));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label + "-----\n";
  }
}
