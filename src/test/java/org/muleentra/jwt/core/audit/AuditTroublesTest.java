package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PATH;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.SigningStore;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.fixture.ThreadedScheduler;

/** Pairs of faults: what is written down while the runtime has no threads, or the store of the chain hangs. Both heal. */
class AuditTroublesTest {

  enum Scheduling {
    /** Takes work and does not begin it. */
    STARVED(ManualScheduler::starved),
    FULL(ManualScheduler::full),
    OUT_OF_THREADS(ManualScheduler::outOfThreads);

    private final BiConsumer<ManualScheduler, Boolean> trouble;

    Scheduling(BiConsumer<ManualScheduler, Boolean> trouble) {
      this.trouble = trouble;
    }
  }

  @TempDir
  private static Path folder;
  private static SettingValues signed;

  private final TestGatekeeper gate = new TestGatekeeper();
  private final ThreadedScheduler threads = new ThreadedScheduler(gate.clock);
  private final Timetable timetable = Timetable.open("orders", threads, threads);
  private final KeptRecords kept = new KeptRecords();
  private final InMemoryChain saved = new InMemoryChain();

  @BeforeAll
  static void makeKey() throws Exception {
    SigningStore store = SigningStore.make(folder, "audit.p12", "-keyalg", "EC", "-groupname", "secp256r1");
    signed = SettingValues.NONE.with(AUDIT_KEY_STORE_PATH, store.path()).with(AUDIT_KEY_STORE_PASSWORD, SigningStore.PASSWORD);
  }

  @AfterEach
  void close() {
    saved.release();
    timetable.close();
    threads.close();
    gate.close();
  }

  private AuditTrail open(Timetable by, SavedChain saved) {
    return AuditTrail.open(AuditSettings.of(signed), new Deployment("orders", null, null), "policy", kept, saved, by, gate.clock);
  }

  private void decide(AuditTrail trail) {
    gate.decide("a.b.c");
    trail.record(gate.audited.get(gate.audited.size() - 1));
  }

  @ParameterizedTest
  @EnumSource
  void aCheckpointThatFallsDueWhileNothingCanRunComesWhenSomethingCan(Scheduling scheduling) throws Exception {
    AuditTrail trail = open(gate.timetable, saved);
    gate.scheduler.advance(Duration.ofMinutes(1));
    int before = kept.checkpoints.size();

    scheduling.trouble.accept(gate.scheduler, true);
    for (int i = 0; i < 10; i++) {
      gate.scheduler.advance(Duration.ofMinutes(1));
      decide(trail);
      // As a request does on its way, which may run what ends a wait, and nothing that blocks.
      gate.timetable.notice();
    }
    assertThat(kept.checkpoints).hasSizeLessThanOrEqualTo(before + 10);
    scheduling.trouble.accept(gate.scheduler, false);
    gate.scheduler.advance(Duration.ofSeconds(30));
    decide(trail);
    gate.scheduler.advance(Duration.ofMinutes(2));

    assertThat(kept.lines).hasSize(12);
    assertThat(kept.checkpoint(kept.checkpoints.size() - 1).get("Sequence").asInt()).as("all that was decided meanwhile").isEqualTo(12);
    assertThat(saved.heads.get("orders").sequence()).isEqualTo(12);
    trail.close();
    kept.assertWhole();
  }

  @Test
  void aStartWhileNothingCanRunIsMadeUpFor() throws Exception {
    gate.scheduler.full(true);
    AuditTrail trail = open(gate.timetable, saved);
    gate.scheduler.advance(Duration.ofSeconds(20));
    assertThat(kept.checkpoints).isEmpty();

    gate.scheduler.full(false);
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertThat(kept.checkpoint(0).get("Occasion").asText()).isEqualTo("start");
    assertThat(saved.heads).containsKey("orders");
    trail.close();
    kept.assertWhole();
  }

  @Test
  void aStopWhileNothingCanRunIsRecordedAndSigned() throws Exception {
    AuditTrail trail = open(gate.timetable, saved);
    gate.scheduler.outOfThreads(true);
    gate.timetable.close();
    trail.close();
    assertThat(kept.events("stop")).isEqualTo(1);
    assertThat(kept.checkpoint(kept.checkpoints.size() - 1).get("Sequence").asInt()).isEqualTo(2);
    kept.assertWhole();
  }

  @Test
  void aStoreThatHangsAtTheStartHoldsOneThreadAndNoRecordNoCheckpointAndNoOtherWork() throws Exception {
    saved.heads.put("orders", new SavedHead("the-chain-before", 7, "its-hash", "policy"));
    saved.hang();
    AtomicInteger turns = new AtomicInteger();
    timetable.later(90_000, turns::incrementAndGet);
    AuditTrail trail = open(timetable, saved);
    for (int i = 0; i < 10; i++) {
      threads.advance(Duration.ofMinutes(1));
      decide(trail);
    }
    assertThat(saved.hanging()).as("threads held").isEqualTo(1);
    assertThat(kept.lines).hasSize(11);
    assertThat(kept.checkpoints).hasSize(11);
    assertThat(turns).hasValue(1);
    assertThat(trail.vitals().status().get(0).state()).isEqualTo(State.DEGRADED);

    saved.release();
    await().until(() -> saved.hanging() == 0);
    threads.advance(Duration.ofMinutes(2));
    assertThat(kept.events("former")).as("as soon as it is known").isEqualTo(1);
    assertThat(saved.heads.get("orders").sequence()).isEqualTo(12);
    assertThat(trail.vitals().status().get(0).state()).isEqualTo(State.OK);
    timetable.close();
    trail.close();
    kept.assertWhole();
  }

  @Test
  void aStoreThatHangsLaterIsWaitedForByNobodyAndKeepsTheNewestHeadAfterwards() throws Exception {
    AuditTrail trail = open(timetable, saved);
    threads.advance(Duration.ofMinutes(1));
    saved.hang();
    threads.advance(Duration.ofMinutes(5));
    decide(trail);
    assertThat(saved.hanging()).isEqualTo(1);
    assertThat(saved.heads.get("orders").sequence()).isEqualTo(1);
    assertThat(kept.checkpoints).hasSize(7);

    saved.release();
    await().until(() -> saved.hanging() == 0);
    threads.advance(Duration.ofMinutes(2));
    assertThat(saved.heads.get("orders").sequence()).isEqualTo(2);
    timetable.close();
    trail.close();
    kept.assertWhole();
  }

  @Test
  void whatAStoreAnswersAfterTheStopIsNeitherRecordedNorTakesTheNextStartsPlace() throws Exception {
    saved.heads.put("orders", new SavedHead("the-chain-before", 7, "its-hash", "policy"));
    saved.hang();
    AuditTrail trail = open(timetable, saved);
    threads.advance(Duration.ofMinutes(1));
    timetable.close();
    trail.close();
    List<String> then = List.copyOf(kept.lines);
    SavedHead next = new SavedHead("the-chain-after", 1, "its-hash", "policy");
    saved.heads.put("orders", next);

    saved.release();
    await().until(() -> saved.hanging() == 0);
    threads.advance(Duration.ofMinutes(2));
    assertThat(kept.lines).as("behind the stop that was signed it would look forged").isEqualTo(then);
    assertThat(saved.heads.get("orders")).isSameAs(next);
    kept.assertWhole();
  }

  @Test
  void aStoreThatThrowsWhateverIsTriedAgain() {
    saved.fail(() -> new NoClassDefFoundError("com/vendor/Store"));
    AuditTrail trail = open(timetable, saved);
    threads.advance(Duration.ofMinutes(3));
    assertThat(trail.vitals().status().get(0).detail()).matches(".* failed [34] times: java.lang.NoClassDefFoundError: com/vendor/Store");
    saved.fail(null);
    threads.advance(Duration.ofMinutes(2));
    assertThat(saved.heads).containsKey("orders");
    assertThat(trail.vitals().status().get(0).state()).isEqualTo(State.OK);
  }

  @Test
  void anEventThatComesLateIsSignedToo() throws Exception {
    AuditTrail trail = open(timetable, SavedChain.NONE);
    timetable.close();
    trail.close();
    trail.record(AuditEvent.former(new SavedHead("x", 1, "y", "policy")));
    assertThat(kept.checkpoint(kept.checkpoints.size() - 1).get("Sequence").asInt()).isEqualTo(3);
    kept.assertWhole();
  }
}
