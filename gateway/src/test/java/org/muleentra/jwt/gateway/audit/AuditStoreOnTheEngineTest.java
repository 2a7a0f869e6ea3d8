package org.muleentra.jwt.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.EngineServices;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.HeldMinutes;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.gateway.load.chaos.Trouble;
import org.muleentra.jwt.gateway.load.chaos.store.SharedStores;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.tool.verify.Verification;

/** An object store of the audit that hangs, at the start or later: nothing waits for it, and when it answers again all is as before. */
class AuditStoreOnTheEngineTest {

  private static final HeldMinutes MINUTES = new HeldMinutes();
  private static final SharedStores STORES = new SharedStores(new Random(1));

  @TempDir
  private static Path home;
  private static final Auditor AUDITOR = new Auditor();
  private static MockEntra entra;
  private static MuleEngine engine;

  /** Of each test its own, as an earlier one kept a chain in the other. */
  private final String store = "entra-audit-" + UUID.randomUUID();
  private final Trouble hanging = STORES.troubles(store).stream().filter(trouble -> trouble.name().endsWith(" hangs"))
      .findFirst().orElseThrow();
  private CapturedLog log;

  @BeforeAll
  static void start() throws Exception {
    entra = MockEntra.start();
    engine = MuleEngine.startWith(new EngineServices(MINUTES::over, Optional.of(STORES)), EntraJwtExtension.class);
  }

  @AfterAll
  static void stop() {
    engine.close();
    entra.close();
  }

  @BeforeEach
  void listen() {
    log = CapturedLog.open();
  }

  @AfterEach
  void heal() {
    hanging.end().run();
    log.close();
  }

  private DeployedApi deploy() throws Exception {
    return engine.deploy(OrdersApi.spec("orders", entra, AUDITOR.form(home, Map.of("auditObjectStore", store))));
  }

  private static int call() throws Exception {
    return Http.get(engine.uri("/orders/1"), "Authorization", "Bearer " + entra.userToken().sign()).statusCode();
  }

  private List<String> records() {
    return log.of("org.muleentra.jwt.audit");
  }

  private List<String> checkpoints() {
    return log.of("org.muleentra.jwt.checkpoint");
  }

  private long events(String event) {
    return records().stream().filter(record -> record.contains("\"Event\":\"" + event + "\"")).count();
  }

  private void awaitCheckpoints(int count) {
    await().atMost(Bounds.RECOVERY).until(() -> checkpoints().size() == count);
  }

  private void assertVerifies() throws Exception {
    Path audit = Files.write(home.resolve("audit.json"), records());
    Path signed = Files.write(home.resolve("checkpoints.json"), checkpoints());
    assertThat(Verification.of(List.of(audit), List.of(signed), AUDITOR.certificate(), false).findings()).isEmpty();
  }

  @Test
  void atAStartItHoldsNoRequestNoKeysNoCheckpointAndNoStop() throws Exception {
    hanging.begin().run();
    try (DeployedApi api = deploy()) {
      assertThat(call()).isEqualTo(200);
      awaitCheckpoints(1);
      entra.rotate();
      assertThat(call()).as("by a key that had to be fetched").isEqualTo(200);
      // That of the checkpoint; the store's turn has not ended.
      assertThat(MINUTES.waiting()).isEqualTo(1);
      MINUTES.pass();
      assertThat(checkpoints()).hasSize(2);
    }
    assertThat(events("stop")).isEqualTo(1);
    awaitCheckpoints(3);
    int written = records().size();

    hanging.end().run();
    try (DeployedApi api = deploy()) {
      assertThat(call()).isEqualTo(200);
      awaitCheckpoints(4);
    }
    assertThat(events("start")).isEqualTo(2);
    assertThat(events("former")).as("the first start kept nothing").isZero();
    assertThat(records()).as("a start, a call, a stop").hasSize(written + 3);
    assertVerifies();

    try (DeployedApi api = deploy()) {
      await().atMost(Bounds.RECOVERY).until(() -> events("former") == 1);
    }
    assertVerifies();
  }

  @Test
  void laterItHoldsNothingEitherAndKeepsTheChainWhenItAnswers() throws Exception {
    try (DeployedApi api = deploy()) {
      awaitCheckpoints(1);
      await().atMost(Bounds.RECOVERY).until(() -> MINUTES.waiting() == 2);
      hanging.begin().run();
      Thread turn = new Thread(MINUTES::pass, "a minute");
      turn.start();
      awaitCheckpoints(2);
      assertThat(call()).isEqualTo(200);
      assertThat(turn.isAlive()).as("the thread that the store holds").isTrue();

      hanging.end().run();
      turn.join();
      assertThat(call()).isEqualTo(200);
      assertThat(MINUTES.waiting()).isEqualTo(2);
      MINUTES.pass();
      assertThat(checkpoints()).hasSize(3);
    }
    String last = records().get(records().size() - 2);
    try (DeployedApi api = deploy()) {
      await().atMost(Bounds.RECOVERY).until(() -> records().stream().anyMatch(record -> record.contains("\"Event\":\"former\"")
          && record.contains("\"FormerHash\":\"" + last.replaceAll(".*\"Hash\":\"([^\"]+)\".*", "$1") + "\"")));
    }
    assertThat(log.atLeast(Level.WARN)).noneMatch(line -> line.contains("could not be kept"));
    assertVerifies();
  }
}
