package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_FORMAT;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PATH;

import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.ProviderException;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECParameterSpec;
import java.time.Duration;
import java.time.Instant;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.SigningStore;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** What the audit tells of itself: never that it is down, and always since when something is missing. */
class AuditVitalsTest {

  private static final Instant START = TestGatekeeper.NOW;
  private static final Deployment ORDERS = new Deployment("orders", null, null);

  @TempDir
  private static Path folder;
  private static SigningStore store;
  private static SettingValues signed;

  private final TestGatekeeper gate = new TestGatekeeper();
  private final KeptRecords kept = new KeptRecords();
  private final InMemoryChain saved = new InMemoryChain();

  @BeforeAll
  static void makeKey() throws Exception {
    store = SigningStore.make(folder, "audit.p12", "-keyalg", "EC", "-groupname", "secp256r1");
    signed = SettingValues.NONE.with(AUDIT_KEY_STORE_PATH, store.path()).with(AUDIT_KEY_STORE_PASSWORD, SigningStore.PASSWORD);
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private AuditTrail open(SettingValues settings, SavedChain chain) {
    return AuditTrail.open(AuditSettings.of(settings), ORDERS, "policy", kept, chain, gate.timetable, gate.clock);
  }

  private static void assertPart(PartStatus part, State state, Instant since, String detail) {
    assertThat(part.part()).isEqualTo("audit");
    assertThat(part.state()).as(part.detail()).isEqualTo(state);
    assertThat(part.state().isReady()).isTrue();
    assertThat(part.since()).isEqualTo(since);
    assertThat(part.detail()).isEqualTo(detail);
  }

  private static PartStatus part(AuditTrail trail) {
    return trail.vitals().status().get(0);
  }

  private static String metrics(AuditTrail trail) {
    return new Vitals("orders", trail.vitals()).metrics();
  }

  @Test
  void tellsHowFarTheChainHasComeAndWhenThatWasLastSignedAndKept() {
    AuditTrail trail = open(signed, saved);
    gate.scheduler.advance(Duration.ofSeconds(90));
    gate.decide("a.b.c");
    trail.record(gate.audited.get(0));

    assertThat(metrics(trail)).contains("entra_jwt_audit_sequence{config=\"orders\"} 2\n",
        "entra_jwt_audit_checkpoints_total{config=\"orders\",outcome=\"succeeded\"} 2\n",
        "entra_jwt_audit_checkpoints_total{config=\"orders\",outcome=\"failed\"} 0\n",
        "entra_jwt_audit_checkpoint_timestamp_seconds{config=\"orders\"} " + START.plusSeconds(60).getEpochSecond() + "\n",
        "entra_jwt_audit_store_writes_total{config=\"orders\",outcome=\"succeeded\"} 2\n",
        "entra_jwt_audit_store_writes_total{config=\"orders\",outcome=\"failed\"} 0\n",
        "entra_jwt_audit_store_last_write_timestamp_seconds{config=\"orders\"} " + START.plusSeconds(60).getEpochSecond() + "\n",
        "entra_jwt_ready{config=\"orders\",part=\"audit\"} 1\n", "entra_jwt_degraded{config=\"orders\",part=\"audit\"} 0\n");
    assertPart(part(trail), State.OK, START, "2 records in this chain, and checkpoints are signed");
  }

  @Test
  void ofWhatIsNotConfiguredThereIsNothing() {
    assertThat(metrics(open(SettingValues.NONE, SavedChain.NONE))).contains("entra_jwt_audit_sequence")
        .doesNotContain("checkpoint", "store");
    assertPart(part(open(SettingValues.NONE, SavedChain.NONE)), State.OK, START, "1 records in this chain, and no checkpoint is signed");

    AuditTrail lines = open(SettingValues.NONE.with(AUDIT_FORMAT, "line"), saved);
    assertThat(metrics(lines)).doesNotContain("entra_jwt_audit");
    assertPart(part(lines), State.OK, START, "records are lines of text without a chain");
  }

  @Test
  void isStartingBeforeTheFirstCheckpointAndDegradedWhereNoneComes() {
    gate.scheduler.starved(true);
    AuditTrail trail = open(signed, SavedChain.NONE);
    assertPart(part(trail), State.STARTING, null, "the first checkpoint is being signed");
    // Its own timers may be all that is lost.
    gate.timetable.close();
    gate.scheduler.advance(Duration.ofMinutes(4));
    assertPart(part(trail), State.DEGRADED, START, "records after the last checkpoint are not proven: signing another has not come");
    assertThat(metrics(trail)).contains("entra_jwt_ready{config=\"orders\",part=\"audit\"} 1\n",
        "entra_jwt_degraded{config=\"orders\",part=\"audit\"} 1\n")
        .doesNotContain("checkpoint_timestamp");
  }

  @Test
  void isDegradedSinceTheLastCheckpointWhereNoOtherComes() {
    AuditTrail trail = open(signed, SavedChain.NONE);
    gate.scheduler.advance(Duration.ofMinutes(1));
    gate.timetable.close();
    gate.scheduler.advance(Duration.ofMinutes(3));
    assertPart(part(trail), State.OK, START, "1 records in this chain, and checkpoints are signed");
    gate.scheduler.advance(Duration.ofSeconds(1));
    assertPart(part(trail), State.DEGRADED, START.plusSeconds(60),
        "records after the last checkpoint are not proven: signing another has not come");
  }

  @Test
  void isDegradedWhereTheStoreFailsSinceItFirstDidAndHeals() {
    AuditTrail trail = open(signed, saved);
    gate.scheduler.advance(Duration.ofSeconds(30));
    saved.fail(() -> new IllegalStateException("the store fails"));
    gate.scheduler.advance(Duration.ofMinutes(2));
    assertPart(part(trail), State.DEGRADED, START.plusSeconds(60), "the next start may not know this chain: keeping how far it has come in"
        + " object store entra-audit failed 2 times: java.lang.IllegalStateException: the store fails");
    assertThat(metrics(trail)).contains("entra_jwt_audit_store_writes_total{config=\"orders\",outcome=\"failed\"} 2\n",
        "entra_jwt_audit_store_last_write_timestamp_seconds{config=\"orders\"} " + START.getEpochSecond() + "\n");

    saved.fail(null);
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertPart(part(trail), State.OK, START.plusSeconds(180), "1 records in this chain, and checkpoints are signed");
  }

  @Test
  void isDegradedWhereSigningFailsSinceItFirstDidAndHeals() throws Exception {
    FailingKey key = new FailingKey(entry(store));
    HashChain chain = new HashChain();
    Heartbeat heartbeat = new Heartbeat(gate.timetable, gate.clock);
    AuditKey auditKey = AuditKey.of("auditKeyStorePath", key.entry());
    Checkpoints checkpoints = new Checkpoints(auditKey, chain, ORDERS, "policy", kept, gate.clock, heartbeat);
    AuditVitals vitals = new AuditVitals(AuditFormat.JSON, chain, START, heartbeat, null);
    try (CapturedLog log = CapturedLog.of(Checkpoints.class, Level.INFO)) {
      checkpoints.write("start");
      checkpoints.begin(gate.timetable);
      key.fails = true;
      gate.scheduler.advance(Duration.ofMinutes(10));

      PartStatus part = vitals.status().get(0);
      assertThat(part.state()).isEqualTo(State.DEGRADED);
      assertThat(part.since()).isEqualTo(START.plusSeconds(60));
      assertThat(part.detail()).startsWith("records after the last checkpoint are not proven: signing another failed 10 times: ")
          .endsWith("the key is away");
      assertThat(log.lines()).hasSize(10).allMatch("ERROR Configuration orders: a checkpoint of the audit could not be signed"::equals);
      Samples samples = new Samples("orders");
      vitals.measure(samples);
      assertThat(samples.text()).contains("checkpoints_total{config=\"orders\",outcome=\"failed\"} 10\n",
          "entra_jwt_audit_checkpoint_timestamp_seconds{config=\"orders\"} " + START.getEpochSecond() + "\n");
    }
    key.fails = false;
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertPart(vitals.status().get(0), State.OK, START.plusSeconds(660), "0 records in this chain, and checkpoints are signed");
    assertThat(kept.checkpoints).hasSize(2);
    assertThat(kept.checkpoint(1).get("Checkpoint").asInt()).as("none that was signed is missing").isEqualTo(2);
  }

  @Test
  void isAPartOfItsConfigurationAndKeepsNobodyOut() {
    AuditTrail trail = open(signed, saved);
    saved.fail(() -> new IllegalStateException("the store fails"));
    try (Gatekeeper gatekeeper = Gatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()),
        Platform.of("orders", gate.metadata, gate.timetable, gate.clock, trail))) {
      gate.scheduler.advance(Duration.ofMinutes(2));
      assertThat(gatekeeper.vitals().status().parts()).extracting(PartStatus::part).contains("keys", "audit");
      assertThat(gatekeeper.vitals().status().isReady()).isTrue();
      assertThat(gatekeeper.vitals().metrics()).contains("entra_jwt_audit_sequence{config=\"orders\"} 1\n");
    }
  }

  private static KeyStore.PrivateKeyEntry entry(SigningStore store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(Path.of(store.path()))) {
      keys.load(content, SigningStore.PASSWORD.toCharArray());
    }
    return (KeyStore.PrivateKeyEntry) keys.getEntry("audit", new KeyStore.PasswordProtection(SigningStore.PASSWORD.toCharArray()));
  }

  /** A key as one of hardware is: away for a while. */
  private static final class FailingKey implements ECPrivateKey {

    private static final long serialVersionUID = 1L;

    private final transient KeyStore.PrivateKeyEntry whole;
    private volatile boolean fails;

    private FailingKey(KeyStore.PrivateKeyEntry whole) {
      this.whole = whole;
    }

    private KeyStore.PrivateKeyEntry entry() {
      return new KeyStore.PrivateKeyEntry(this, new Certificate[] {whole.getCertificate()});
    }

    private ECPrivateKey key() {
      return (ECPrivateKey) whole.getPrivateKey();
    }

    @Override
    public BigInteger getS() {
      if (fails) {
        throw new ProviderException("the key is away");
      }
      return key().getS();
    }

    @Override
    public ECParameterSpec getParams() {
      return key().getParams();
    }

    @Override
    public String getAlgorithm() {
      return key().getAlgorithm();
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }
}
