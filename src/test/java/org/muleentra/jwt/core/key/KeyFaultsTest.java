package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.fixture.CapturedLog;

/** Whatever is thrown or lost, every caller is answered, and keys come as soon as the fault is over. */
class KeyFaultsTest {

  private final KeyGate gate = new KeyGate();

  @AfterEach
  void close() {
    gate.close();
  }

  static Stream<Arguments> thrown() {
    return Stream.of(new OutOfMemoryError("unable to create native thread"), new StackOverflowError(), new NoClassDefFoundError("gone"),
        new ExceptionInInitializerError("broken"), new IllegalStateException("no client")).flatMap(thrown -> Stream.of(
            fault(thrown, "by the transport", answer -> sneaky(thrown)),
            fault(thrown, "on the way", answer -> answer.thenApply(response -> sneaky(thrown))),
            fault(thrown, "in place of an answer", answer -> failed(thrown)),
            fault(thrown, "with no answer to read", answer -> CompletableFuture.completedFuture(null)),
            fault(thrown, "with no stage", answer -> null)));
  }

  private static Arguments fault(Throwable thrown, String where, UnaryOperator<CompletionStage<OutboundResponse>> way) {
    return Arguments.argumentSet(thrown.getClass().getSimpleName() + " " + where, way);
  }

  private static CompletionStage<OutboundResponse> failed(Throwable thrown) {
    CompletableFuture<OutboundResponse> answer = new CompletableFuture<>();
    answer.completeExceptionally(thrown);
    return answer;
  }

  @SuppressWarnings("unchecked")
  private static <T, E extends Throwable> T sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whateverIsThrownTheNextFetchIsPossible(UnaryOperator<CompletionStage<OutboundResponse>> way) {
    gate.way = way;
    gate.source.preload();
    assertThat(gate.answer(gate.kid())).isEqualTo("KEYS_UNAVAILABLE");

    gate.way = UnaryOperator.identity();
    gate.pass(Duration.ofSeconds(1));
    assertThat(gate.inMemory(gate.kid())).as("by the retry").isTrue();
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void whateverIsThrownIntoARefreshItIsTriedAgain(UnaryOperator<CompletionStage<OutboundResponse>> way) {
    gate.source.preload();
    String withdrawn = gate.kid();
    gate.way = way;
    gate.pass(Duration.ofMinutes(61));
    assertThat(gate.answer(withdrawn)).as("in an outage old keys serve").isEqualTo("good");

    gate.ring.rotateAndDrop();
    gate.way = UnaryOperator.identity();
    gate.pass(Duration.ofMinutes(1));
    assertThat(gate.inMemory(withdrawn)).isFalse();
    assertThat(gate.inMemory(gate.kid())).isTrue();
  }

  @Test
  void everyoneWhoWaitsForAFetchThatEndsInAnErrorIsAnswered() {
    gate.hold();
    gate.source.preload();
    List<CompletableFuture<Outcome<SigningKey>>> callers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      callers.add(gate.ask("kid" + i));
    }
    gate.way = answer -> sneaky(new OutOfMemoryError("unable to create native thread"));
    gate.release();

    assertThat(callers).extracting(KeyGate::said).containsOnly("KEYS_UNAVAILABLE");
  }

  @Test
  void aLogThatFailsCostsNoKeysAndNoRetry() {
    try (CapturedLog log = CapturedLog.of(KeySource.class, () -> {
      throw new OutOfMemoryError("unable to create native thread");
    })) {
      gate.down = true;
      gate.source.preload();
      assertThat(gate.answer(gate.kid())).isEqualTo("KEYS_UNAVAILABLE");
      gate.down = false;
      gate.pass(Duration.ofSeconds(1));
      assertThat(gate.answer(gate.kid())).isEqualTo("good");

      gate.down = true;
      gate.pass(KeyGate.TOLERANCE);
      assertThat(gate.answer(gate.kid())).isEqualTo("KEYS_UNAVAILABLE");
      gate.down = false;
      gate.pass(Duration.ofSeconds(31));
      assertThat(gate.inMemory(gate.kid())).isTrue();
      assertThat(log.lines()).isNotEmpty();
    }
  }

  enum Scheduling {
    /** The pool is full: work is rejected, delayed tasks are lost. */
    FULL,
    /** No thread can be started: recurring tasks end for good too. */
    OUT_OF_THREADS;

    void at(KeyGate gate, boolean now) {
      if (this == FULL) {
        gate.scheduler.full(now);
      } else {
        gate.scheduler.outOfThreads(now);
      }
    }
  }

  /** After a night in which no timer ran, the first request sees to it that a withdrawn key does not serve. */
  @ParameterizedTest
  @EnumSource
  void aWithdrawnKeyIsRefusedAlthoughNoTimerRan(Scheduling scheduling) {
    gate.source.preload();
    String withdrawn = gate.kid();
    scheduling.at(gate, true);
    gate.ring.rotateAndDrop();
    gate.pass(Duration.ofMinutes(67).minusMillis(1));
    assertThat(gate.answer(withdrawn)).as("up to the stated bound").isEqualTo("good");

    gate.pass(Duration.ofHours(8));
    assertThat(gate.fetches).hasSize(1);
    assertThat(gate.inMemory(withdrawn)).isFalse();
    assertThat(gate.answer(withdrawn)).isEqualTo("KEY_UNKNOWN");
    assertThat(gate.answer(gate.kid())).isEqualTo("good");

    scheduling.at(gate, false);
    int healed = gate.fetches.size();
    for (int i = 0; i < 5 * 60; i++) {
      gate.pass(Duration.ofMinutes(1));
      assertThat(gate.answer(gate.kid())).isEqualTo("good");
    }
    assertThat(gate.fetches.size() - healed).as("it is refreshed again").isBetween(4, 6);
  }

  /** The bound is the sum of the latest refresh and a fetch, so that with timers nobody ever waits for it. */
  @Test
  void theBoundIsExact() {
    gate.source.preload();
    gate.scheduler.full(true);
    gate.pass(Duration.ofMillis(KeySource.UNASKED_MILLIS).minusMillis(1));
    assertThat(gate.inMemory(gate.kid())).isTrue();
    gate.pass(Duration.ofMillis(1));
    assertThat(gate.inMemory(gate.kid())).isFalse();
    assertThat(gate.answer(gate.kid())).as("after the one shared fetch").isEqualTo("good");
    assertThat(gate.fetches).hasSize(2);
  }

  /** Two faults at once: no timer, no key server. Each attempt by a request is shared, and the old keys serve after it. */
  @ParameterizedTest
  @EnumSource
  void withoutTimersAndWithoutAServerOldKeysServeUpToTheToleranceAndNoLonger(Scheduling scheduling) {
    gate.source.preload();
    scheduling.at(gate, true);
    gate.down = true;
    for (int minute = 0; minute < 24 * 60; minute++) {
      assertThat(gate.answer(gate.kid())).as("minute %s", minute).isEqualTo("good");
      gate.pass(Duration.ofMinutes(1));
    }
    assertThat(gate.inMemory(gate.kid())).as("although no timer ran").isFalse();
    assertThat(gate.answer(gate.kid())).isEqualTo("KEYS_UNAVAILABLE");
    assertThat(gate.busiestMinute()).isLessThanOrEqualTo(FetchPauses.MOST_IN_A_MINUTE);

    gate.down = false;
    gate.pass(Duration.ofSeconds(30));
    assertThat(gate.answer(gate.kid())).as("by the request itself").isEqualTo("good");
  }

  @ParameterizedTest
  @EnumSource
  void theNextRequestNoticesARefreshThatIsOverdue(Scheduling scheduling) {
    gate.source.preload();
    scheduling.at(gate, true);
    gate.pass(Duration.ofMinutes(61));
    scheduling.at(gate, false);
    assertThat(gate.fetches).hasSize(1);

    gate.pass(Duration.ofMillis(20));
    assertThat(gate.answer(gate.kid())).as("nobody waits for it").isEqualTo("good");
    assertThat(gate.fetches).hasSize(2);
  }

  @Test
  void aRetryThatIsLostIsMadeUpForByTheBeat() {
    gate.down = true;
    gate.source.preload();
    gate.scheduler.full(true);
    gate.pass(Duration.ofMinutes(5));
    gate.down = false;
    gate.scheduler.full(false);

    gate.pass(Duration.ofSeconds(1));
    assertThat(gate.inMemory(gate.kid())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void keysComeAtTheRequestAlthoughNothingWorksButTheNetwork(Scheduling scheduling) {
    scheduling.at(gate, true);
    gate.down = true;
    gate.source.preload();
    assertThat(gate.answer(gate.kid())).isEqualTo("KEYS_UNAVAILABLE");
    gate.down = false;
    gate.pass(Duration.ofSeconds(1));
    assertThat(gate.answer(gate.kid())).isEqualTo("good");
  }

  /** The timers of this fetch's deadline are lost too; the next request ends it. */
  @Test
  void aFetchThatNeverEndsIsGivenUpByWhoeverComesNext() {
    gate.source.preload();
    gate.hold();
    CompletableFuture<Outcome<SigningKey>> waiting = gate.ask("new");
    gate.scheduler.full(true);
    gate.pass(Duration.ofSeconds(30));
    assertThat(waiting).isNotDone();

    gate.answer(gate.kid());
    assertThat(KeyGate.said(waiting)).isEqualTo("KEYS_UNAVAILABLE");

    gate.release();
    gate.ring.rotate();
    gate.pass(Duration.ofSeconds(10));
    assertThat(gate.answer(gate.kid())).isEqualTo("good");
  }

  @Test
  void aStopAnswersEveryoneAndSaysNothingOfAnOutage() {
    try (CapturedLog log = CapturedLog.of(KeySource.class, Level.INFO)) {
      gate.hold();
      gate.source.preload();
      List<CompletableFuture<Outcome<SigningKey>>> waiting = List.of(gate.ask(gate.kid()), gate.ask("other"));
      assertThat(waiting).extracting(KeyGate::said).containsOnly("waits");
  
      gate.timetable.close();
      gate.source.close();
      assertThat(waiting).extracting(KeyGate::said).containsOnly("KEYS_UNAVAILABLE");
      assertThat(gate.answer(gate.kid())).as("who comes later does not wait at all").isEqualTo("KEYS_UNAVAILABLE");
      gate.release();
      assertThat(gate.scheduler.pending()).isZero();
      assertThat(log.lines()).isEmpty();
    }
  }

  /** A door alone may be closed while its timetable goes on. */
  @Test
  void closingTheSourceAloneAnswersEveryoneToo() {
    gate.source.preload();
    gate.hold();
    CompletableFuture<Outcome<SigningKey>> first = gate.ask("new");
    CompletableFuture<Outcome<SigningKey>> met = gate.ask("other");

    gate.source.close();
    assertThat(List.of(first, met)).extracting(KeyGate::said).containsOnly("KEYS_UNAVAILABLE");
    assertThat(gate.answer("third")).isEqualTo("KEYS_UNAVAILABLE");
  }
}
