package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.InMemoryRevocations;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.fixture.ThreadedScheduler;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A scheduler that loses and rejects tasks, a store that throws and hangs; after each fault all is as before. */
class DenyListFaultsTest {

  private static final RevocationRequest USER = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null);

  static Stream<BiConsumer<ManualScheduler, Boolean>> starved() {
    return Stream.of(ManualScheduler::full, ManualScheduler::outOfThreads);
  }

  @ParameterizedTest
  @MethodSource("starved")
  void anOldListDecidesNothingAlthoughNoTimerRan(BiConsumer<ManualScheduler, Boolean> starve) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.scheduler.advance(DenyList.RELOAD);
      starve.accept(gate.scheduler, true);
      gate.scheduler.advance(DenyList.SERVES.minusMillis(1));
      assertThat(refusal(gate)).isNull();
      gate.scheduler.advance(Duration.ofMillis(1));
      assertThat(refusal(gate)).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
      gate.scheduler.advance(Duration.ofHours(1));
      assertThat(refusal(gate)).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

      starve.accept(gate.scheduler, false);
      gate.scheduler.advance(DenyList.RELOAD);
      refusal(gate);
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(refusal(gate)).isNull();
      readingsGoOn(gate);
    }
  }

  /** The list decides what it is asked although nothing else of a request looks at the timetable. */
  @ParameterizedTest
  @MethodSource("starved")
  void aStartWithoutAThreadIsMadeUpFor(BiConsumer<ManualScheduler, Boolean> starve) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      starve.accept(gate.scheduler, true);
      try (DenyList list = DenyList.open("orders", gate.revocations, gate.timetable, gate.clock); Gatekeeper door = door(gate, list)) {
        gate.scheduler.advance(Duration.ofMinutes(2));
        assertThat(reason(door, gate)).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

        starve.accept(gate.scheduler, false);
        gate.scheduler.advance(Duration.ofSeconds(1));
        reason(door, gate);
        gate.scheduler.advance(Duration.ofSeconds(1));
        assertThat(reason(door, gate)).isNull();
      }
    }
  }

  static Stream<Supplier<Throwable>> thrown() {
    return Stream.of(() -> new OutOfMemoryError("unable to create native thread"), () -> new NoClassDefFoundError("gone"),
        StackOverflowError::new, IllegalStateException::new, () -> new RevocationStoreException("disk full", null));
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void theReadingsGoOnWhateverTheStoreThrows(Supplier<Throwable> thrown) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.failWith(thrown);
      gate.scheduler.advance(Duration.ofMinutes(5));
      assertThat(refusal(gate)).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
      assertThat(gate.revocations.asked("keys")).as("every five seconds").isBetween(60L, 62L);
      for (Runnable operation : List.<Runnable>of(() -> gate.denyList.revoke(USER), () -> gate.denyList.reinstate(USER), gate.denyList::list)) {
        assertThatThrownBy(operation::run).isInstanceOf(RevocationStoreException.class);
      }

      gate.revocations.failWith(null);
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(refusal(gate)).isNull();
      readingsGoOn(gate);
    }
  }

  @Test
  void aReadingThatHangsForGoodIsOvertaken() {
    try (Hanging hanging = new Hanging()) {
      hanging.store.hang(true);
      hanging.advanceBy(Duration.ofSeconds(5));
      await().until(() -> hanging.store.hanging() == 1);
      hanging.store.hang(false);
      hanging.revokedElsewhere();

      hanging.advanceBy(Duration.ofSeconds(11));

      await().until(() -> hanging.reason() == Reason.TOKEN_REVOKED);
      assertThat(hanging.store.hanging()).isEqualTo(1);
      hanging.store.entries.clear();
      hanging.advanceBy(Duration.ofSeconds(6));
      await().until(() -> hanging.reason() == null);
    }
  }

  @Test
  void aStoreThatHangsForHoursHoldsFewThreadsAndIsReadWhenItAnswers() {
    try (Hanging hanging = new Hanging()) {
      hanging.store.hang(true);
      for (int minute = 0; minute < 120; minute++) {
        hanging.advanceBy(Duration.ofMinutes(1));
        hanging.reason();
      }
      await().until(() -> hanging.store.hanging() >= 5);
      assertThat(hanging.store.hanging()).isLessThanOrEqualTo(14);
      assertThat(hanging.reason()).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

      hanging.store.release();

      await().until(() -> hanging.store.hanging() == 0);
      await().until(() -> {
        hanging.advanceBy(Duration.ofSeconds(1));
        return hanging.reason() == null;
      });
      hanging.revokedElsewhere();
      hanging.advanceBy(Duration.ofSeconds(6));
      await().until(() -> hanging.reason() == Reason.TOKEN_REVOKED);
    }
  }

  /** As calls do whose connection died with the store, while new ones are answered. */
  @Test
  void callsThatHangForGoodEndNothingForGood() {
    try (Hanging hanging = new Hanging()) {
      hanging.store.hang(true);
      for (int i = 0; i < 20; i++) {
        hanging.advanceBy(Duration.ofSeconds(15));
        hanging.reason();
      }
      await().until(() -> hanging.store.hanging() >= 3);
      assertThat(hanging.reason()).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

      hanging.store.hang(false);
      hanging.advanceBy(Duration.ofSeconds(61));

      await().until(() -> hanging.reason() == null);
      int hung = hanging.store.hanging();
      hanging.revokedElsewhere();
      hanging.advanceBy(Duration.ofSeconds(6));
      await().until(() -> hanging.reason() == Reason.TOKEN_REVOKED);
      assertThat(hanging.store.hanging()).isEqualTo(hung).isLessThanOrEqualTo(8);
    }
  }

  /** What it had listed before it hung knows nothing of what a later one found, and of what it missed. */
  @Test
  void aReadingThatComesLateUndoesNothing() {
    try (Hanging hanging = new Hanging()) {
      Revocation before = hanging.revokedElsewhere();
      hanging.advanceBy(Duration.ofSeconds(5));
      await().until(() -> hanging.reason() == Reason.TOKEN_REVOKED);
      hanging.store.entries.clear();
      hanging.store.hang(true);
      hanging.advanceBy(Duration.ofSeconds(6));
      await().until(() -> hanging.store.hanging() == 1);
      hanging.store.entries.put(before.key(), before);
      Revocation later = RevocationRequest.of("tokenId", "later", null).revocationAt(TestGatekeeper.NOW);
      hanging.store.entries.put(later.key(), later);
      hanging.store.hang(false);
      hanging.advanceBy(Duration.ofSeconds(11));
      await().until(() -> hanging.list.list().size() == 2);

      hanging.store.release();
      await().until(() -> hanging.store.hanging() == 0);

      for (int i = 0; i < 20; i++) {
        assertThat(hanging.reason()).isEqualTo(Reason.TOKEN_REVOKED);
        hanging.advanceBy(Duration.ofMillis(500));
      }
    }
  }

  @Test
  void aRevocationWaitsForNoReading() {
    try (Hanging hanging = new Hanging()) {
      hanging.store.hang(true);
      hanging.advanceBy(Duration.ofSeconds(6));
      await().until(() -> hanging.store.hanging() == 1);
      hanging.store.hang(false);

      hanging.list.revoke(USER);

      assertThat(hanging.reason()).isEqualTo(Reason.TOKEN_REVOKED);
      hanging.store.release();
      hanging.advanceBy(Duration.ofSeconds(20));
      assertThat(hanging.reason()).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void operationsOnAStoreThatHangsAreAnsweredAndHoldFewThreads() {
    try (Hanging hanging = new Hanging()) {
      hanging.store.hang(true);
      List<CompletableFuture<?>> operations = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        operations.add(CompletableFuture.runAsync(() -> hanging.list.revoke(USER), hanging.scheduler));
      }
      for (int i = 0; i < 2; i++) {
        operations.add(CompletableFuture.runAsync(hanging.list::list, hanging.scheduler));
      }
      await().until(() -> hanging.store.hanging() == 6);

      hanging.advanceBy(StoreUse.WAIT);

      for (CompletableFuture<?> operation : operations) {
        assertThatThrownBy(operation::join).isInstanceOf(CompletionException.class)
            .hasCauseInstanceOf(RevocationStoreException.class).hasMessageContaining("has not answered for 10 seconds");
      }
      hanging.store.release();
      // Whether it was written was not known; it was, and holds.
      await().until(() -> hanging.list.list().size() == 4);
      await().until(() -> hanging.reason() == Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void operationsAreDoneAlthoughTheSchedulerTakesNothing() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.scheduler.full(true);
      gate.denyList.revoke(USER);
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
      assertThat(gate.denyList.list()).hasSize(1);
      assertThat(gate.denyList.reinstate(USER)).hasSize(1);
      assertThat(refusal(gate)).isNull();
    }
  }

  /** A pool that takes work, and whose threads are all held. */
  @Test
  void operationsAreDoneAlthoughTheSchedulerBeginsNothing() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      List<Runnable> queue = new ArrayList<>();
      ManualScheduler held = new ManualScheduler(gate.clock) {
        @Override
        public void execute(Runnable command) {
          queue.add(command);
        }
      };
      try (Timetable timetable = Timetable.open("orders", held, held);
          DenyList list = DenyList.open("orders", gate.revocations, timetable, gate.clock)) {
        gate.revocations.asked.clear();
        list.revoke(USER);
        assertThat(gate.revocations.asked).containsExactly("add");
        queue.forEach(Runnable::run);
        assertThat(gate.revocations.asked("add")).as("once").isEqualTo(1);
      }
    }
  }

  @Test
  void anOperationIsAnsweredAlthoughTheSchedulerTakesNothingAndTheStoreHangs() {
    try (Hanging hanging = new Hanging()) {
      hanging.store.hang(true);
      hanging.scheduler.full(true);
      CompletableFuture<?> operation = CompletableFuture.runAsync(() -> {
        try {
          hanging.list.revoke(USER);
        } finally {
          // The thread is the runtime's, which goes on with it.
          assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
      }, work -> new Thread(work).start());
      await().until(() -> hanging.store.hanging() == 1);

      hanging.advanceBy(StoreUse.WAIT);

      assertThatThrownBy(() -> operation.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(RevocationStoreException.class).hasMessageContaining("has not answered for 10 seconds");
      hanging.store.release();
      hanging.scheduler.full(false);
      hanging.list.revoke(USER);
      assertThat(hanging.reason()).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @ParameterizedTest
  @MethodSource("stops")
  void whoWaitsForTheFirstReadingIsAnsweredWhenTheConfigurationStops(BiConsumer<Timetable, DenyList> stop) {
    try (Hanging hanging = new Hanging(true)) {
      CompletableFuture<Decision> waiting = hanging.door.decide(InboundRequest.ofCredentials(hanging.gate.mint.userToken().sign()))
          .toCompletableFuture();
      await().until(() -> hanging.store.hanging() == 1);
      assertThat(waiting).isNotDone();

      stop.accept(hanging.timetable, hanging.list);

      await().until(waiting::isDone);
      assertThat(waiting.join().refusal().reason()).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
      hanging.list.close();
      hanging.store.release();
      await().until(() -> hanging.store.hanging() == 0);
      assertThat(hanging.reason()).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
      assertThatThrownBy(() -> hanging.list.revoke(USER)).isInstanceOf(RevocationStoreException.class).hasMessage("the configuration has stopped");
    }
  }

  static Stream<BiConsumer<Timetable, DenyList>> stops() {
    return Stream.of((timetable, list) -> timetable.close(), (timetable, list) -> list.close());
  }

  private static void readingsGoOn(TestGatekeeper gate) {
    Revocation other = USER.revocationAt(gate.clock.instant());
    gate.revocations.entries.put(other.key(), other);
    gate.scheduler.advance(DenyList.RELOAD.plusSeconds(1));
    assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
  }

  private static Reason refusal(TestGatekeeper gate) {
    return gate.refusal(gate.mint.userToken().sign());
  }

  private static Gatekeeper door(TestGatekeeper gate, DenyList list) {
    return Gatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()),
        Platform.of("orders", gate.metadata, gate.timetable, gate.clock, event -> { }).denying(list));
  }

  private static Reason reason(Gatekeeper door, TestGatekeeper gate) {
    Decision decision = door.decide(InboundRequest.ofCredentials(gate.mint.userToken().sign())).toCompletableFuture().getNow(null);
    return decision.admitted() ? null : decision.refusal().reason();
  }

  /** A list whose store may hang, on threads of its own; keys are there. */
  private static final class Hanging implements AutoCloseable {

    private final TestGatekeeper gate = new TestGatekeeper();
    private final InMemoryRevocations store = new InMemoryRevocations();
    private final ThreadedScheduler scheduler = new ThreadedScheduler(gate.clock);
    private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
    private final DenyList list;
    private final Gatekeeper door;

    private Hanging() {
      this(false);
      await().until(() -> store.asked("keys") == 1 && list.isSettled() && reason() == null);
    }

    private Hanging(boolean fromTheStart) {
      store.hang(fromTheStart);
      list = DenyList.open("orders", store, timetable, gate.clock);
      door = Gatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()),
          Platform.of("orders", gate.metadata, gate.timetable, gate.clock, event -> { }).denying(list));
    }

    private void advanceBy(Duration duration) {
      scheduler.advance(duration);
      timetable.notice();
    }

    private Revocation revokedElsewhere() {
      Revocation other = USER.revocationAt(gate.clock.instant());
      store.entries.put(other.key(), other);
      return other;
    }

    private Reason reason() {
      return DenyListFaultsTest.reason(door, gate);
    }

    @Override
    public void close() {
      store.release();
      door.close();
      list.close();
      timetable.close();
      scheduler.close();
      gate.close();
    }
  }
}
