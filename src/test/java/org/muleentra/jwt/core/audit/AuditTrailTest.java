package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_FORMAT;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_ALIAS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PATH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.core.hash.Sha256;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.SigningStore;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What is recorded beside decisions, and how far it is proven. */
class AuditTrailTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Deployment ORDERS = new Deployment("orders", null, null);

  @TempDir
  private static Path folder;
  private static SigningStore p256;
  private static SigningStore rsa;

  private final TestGatekeeper gate = new TestGatekeeper();
  private final KeptRecords kept = new KeptRecords();

  @BeforeAll
  static void makeKeys() throws Exception {
    p256 = SigningStore.make(folder, "p256.p12", "-keyalg", "EC", "-groupname", "secp256r1");
    rsa = SigningStore.make(folder, "rsa.p12", "-keyalg", "RSA", "-keysize", "2048");
  }

  private static SettingValues signedBy(SigningStore store) {
    return SettingValues.NONE.with(AUDIT_KEY_STORE_PATH, store.path()).with(AUDIT_KEY_STORE_PASSWORD, SigningStore.PASSWORD);
  }

  private AuditTrail open(SettingValues settings, SavedChain saved, String policyHash) {
    return AuditTrail.open(AuditSettings.of(settings), ORDERS, policyHash, kept, saved, gate.timetable, gate.clock);
  }

  private JsonNode record(int index) throws Exception {
    return JSON.readTree(kept.lines.get(index));
  }

  private List<String> events() {
    return kept.lines.stream().map(line -> line.replaceAll(".*\"Event\":\"(\\w+)\".*", "$1")).toList();
  }

  private JWSObject signed(int index) throws Exception {
    return JWSObject.parse(JSON.readTree(kept.checkpoints.get(index)).get("Signed").asText());
  }

  private JsonNode payload(int index) throws Exception {
    return JSON.readTree(signed(index).getPayload().toString());
  }

  @Test
  void aChainBeginsWithItsStartAndEndsWithItsStop() throws Exception {
    open(SettingValues.NONE, SavedChain.NONE, "a").close();
    assertThat(events()).containsExactly("start", "stop");
    assertThat(record(0).get("Previous").asText()).isEmpty();
    assertThat(record(1).get("Previous").asText()).isEqualTo(record(0).get("Hash").asText());
    assertThat(kept.checkpoints).isEmpty();
  }

  @Test
  void whoRevokedWhatForHowLongIsRecorded() throws Exception {
    AuditTrail trail = open(SettingValues.NONE, SavedChain.NONE, "a");
    trail.record(AuditEvent.revoked(new Actor("o-1", Contoso.TENANT_ID, "c-1"), gate.denyList.revoke(
        RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, Contoso.TENANT_ID).expiresAt("2026-03-02T00:00:00Z").reason("laptop \"lost\""))));
    JsonNode revoked = record(1);
    assertThat(revoked.get("Event").asText()).isEqualTo("revoke");
    assertThat(List.of(revoked.get("Actor").asText(), revoked.get("ActorTenantId").asText(), revoked.get("ActorAppId").asText()))
        .containsExactly("o-1", Contoso.TENANT_ID, "c-1");
    assertThat(revoked.get("RevocationKind").asText()).isEqualTo("notBefore");
    assertThat(revoked.get("RevokedValue").asText()).isEqualTo(Contoso.USER_OBJECT_ID);
    assertThat(revoked.get("RevokedBefore").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(revoked.get("RevokedUntil").asText()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(revoked.get("RevocationReason").asText()).isEqualTo("laptop \"lost\"");
  }

  @Test
  void checkpointsAreSignedAtStartAndStopAndEachMinuteBetweenIdleOrNot() throws Exception {
    AuditTrail trail = open(signedBy(p256), SavedChain.NONE, "policy");
    gate.scheduler.advance(Duration.ofMinutes(3));
    gate.decide("a.b.c");
    trail.record(gate.audited.get(0));
    gate.scheduler.advance(Duration.ofMinutes(1));
    trail.close();

    assertThat(kept.checkpoints).hasSize(6);
    String previous = "";
    for (int i = 0; i < kept.checkpoints.size(); i++) {
      JWSObject signed = signed(i);
      assertThat(signed.verify(new ECDSAVerifier((ECPublicKey) p256.certificate().getPublicKey()))).isTrue();
      assertThat(signed.getHeader().getX509CertSHA256Thumbprint()).isEqualTo(X509CertUtils.computeSHA256Thumbprint(p256.certificate()));
      assertThat(payload(i).get("Checkpoint").asInt()).isEqualTo(i + 1);
      assertThat(payload(i).get("PreviousCheckpoint").asText()).isEqualTo(previous);
      assertThat(payload(i).get("PolicyHash").asText()).isEqualTo("policy");
      JsonNode last = record(payload(i).get("Sequence").asInt() - 1);
      assertThat(payload(i).get("Hash").asText()).isEqualTo(last.get("Hash").asText());
      assertThat(payload(i).get("ChainId").asText()).isEqualTo(last.get("ChainId").asText());
      previous = Sha256.base64url(signed.serialize());
    }
    assertThat(payload(0).get("Occasion").asText()).isEqualTo("start");
    assertThat(payload(4).get("Sequence").asInt()).as("after the decision").isEqualTo(2);
    assertThat(payload(5).get("Occasion").asText()).isEqualTo("stop");
    assertThat(payload(5).get("Sequence").asInt()).as("with the stop itself").isEqualTo(3);
  }

  @Test
  void anRsaKeySignsThemToo() throws Exception {
    open(signedBy(rsa).with(AUDIT_KEY_ALIAS, "audit"), SavedChain.NONE, "a").close();
    assertThat(signed(0).verify(new RSASSAVerifier((RSAPublicKey) rsa.certificate().getPublicKey()))).isTrue();
  }

  @Test
  void aKeyThatCannotSignStopsTheDeployment() throws Exception {
    SigningStore p384 = SigningStore.make(folder, "p384.p12", "-keyalg", "EC", "-groupname", "secp384r1");
    SigningStore weak = SigningStore.make(folder, "weak.p12", "-keyalg", "RSA", "-keysize", "1024");
    for (SigningStore wrong : List.of(p384, weak)) {
      assertThatThrownBy(() -> AuditSettings.of(signedBy(wrong))).isInstanceOf(InvalidSettingException.class)
          .hasMessage("auditKeyStorePath must hold a key of the curve P-256, or an RSA key of 2048 bits or more");
    }
    assertThatThrownBy(() -> AuditSettings.of(signedBy(p256).with(AUDIT_KEY_STORE_PASSWORD, "another")))
        .hasMessageStartingWith("auditKeyStorePassword must be the password of the key store of auditKeyStorePath");
    assertThatThrownBy(() -> AuditSettings.of(signedBy(p256).with(AUDIT_KEY_ALIAS, "other")))
        .hasMessage("auditKeyAlias must be the alias of a key in the key store of auditKeyStorePath, which has audit");
    assertThatThrownBy(() -> AuditSettings.of(signedBy(p256).with(AUDIT_FORMAT, "line"))).hasMessage("auditKeyStorePath needs auditFormat json");
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(AUDIT_KEY_ALIAS, "audit")))
        .hasMessage("auditKeyAlias needs auditKeyStorePath");
  }

  @Test
  void aStartNamesTheChainBeforeItAndTheSettingsThatChanged() throws Exception {
    InMemoryChain saved = new InMemoryChain();
    open(SettingValues.NONE, saved, "a");
    gate.scheduler.advance(Duration.ofMinutes(1));
    JsonNode first = record(0);
    open(SettingValues.NONE, saved, "a");
    gate.scheduler.advance(Duration.ofSeconds(1));
    open(SettingValues.NONE, saved, "b");
    gate.scheduler.advance(Duration.ofSeconds(1));

    assertThat(events()).containsExactly("start", "start", "former", "start", "former", "settings");
    assertThat(record(2).get("FormerChainId").asText()).isEqualTo(first.get("ChainId").asText());
    assertThat(record(2).get("FormerSequence").asInt()).isEqualTo(1);
    assertThat(record(2).get("FormerHash").asText()).isEqualTo(first.get("Hash").asText());
    assertThat(record(5).get("PolicyHashBefore").asText()).isEqualTo("a");
    assertThat(record(5).get("PolicyHash").asText()).isEqualTo("b");
  }

  @Test
  void aStoreThatFailsCostsNoRecordAndIsTriedAgain() {
    InMemoryChain saved = new InMemoryChain();
    saved.fail(() -> new IllegalStateException("the store fails"));
    AuditTrail trail = open(SettingValues.NONE, saved, "a");
    gate.scheduler.advance(Duration.ofMinutes(2));
    gate.decide("a.b.c");
    trail.record(gate.audited.get(0));
    assertThat(kept.lines).hasSize(2);
    saved.fail(null);
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertThat(saved.heads.get("orders").sequence()).isEqualTo(2);
  }
}
