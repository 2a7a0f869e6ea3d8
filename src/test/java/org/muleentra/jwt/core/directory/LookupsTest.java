package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/** What is remembered of callers, under many threads and many callers. */
class LookupsTest {

  private static final long LATER = TimeUnit.HOURS.toNanos(1);

  private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(4);
  private final AtomicInteger failures = new AtomicInteger();
  private final Lookups<Integer> lookups =
      new Lookups<>(Timetable.open("orders", scheduler, System::nanoTime), (caller, failure) -> failures.incrementAndGet());
  private final AtomicInteger questions = new AtomicInteger();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  private static Caller caller(int number) {
    return new Caller("c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001", String.format("9ea0de25-7e57-4066-8c8a-%012x", number), true);
  }

  private CompletionStage<LookupAnswer<Integer>> answer(int number) {
    questions.incrementAndGet();
    return CompletableFuture.supplyAsync(() -> LookupAnswer.fresh(Outcome.of(number), LATER), scheduler);
  }

  @Test
  void manyThreadsAskOnceForEachCallerAndGetItsOwnAnswer() throws Exception {
    int threads = 8;
    int callers = 50;
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      all.add(done);
      new Thread(() -> {
        try {
          start.await();
          boolean own = true;
          for (int i = 0; i < callers; i++) {
            int number = i;
            own &= lookups.of(caller(i), () -> answer(number)).toCompletableFuture().join().value() == number;
          }
          done.complete(own);
        } catch (InterruptedException | RuntimeException e) {
          done.completeExceptionally(e);
        }
      }).start();
    }
    start.countDown();

    for (CompletableFuture<Boolean> thread : all) {
      assertThat(thread.get(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(questions).hasValue(callers);
    assertThat(failures).hasValue(0);
  }

  @Test
  void remembersNoMoreCallersThanItsBound() {
    int callers = 2 * Lookups.MAXIMUM_ENTRIES;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < callers; i++) {
        lookups.of(caller(i), () -> {
          questions.incrementAndGet();
          return CompletableFuture.completedFuture(LookupAnswer.fresh(Outcome.of(0), LATER));
        });
      }
    }
    assertThat(questions.get()).isGreaterThanOrEqualTo(callers + callers - Lookups.MAXIMUM_ENTRIES);
  }

  static Stream<Supplier<CompletionStage<LookupAnswer<Integer>>>> questionsThatThrow() {
    return Stream.of(
        () -> {
          throw new IllegalStateException("no");
        },
        () -> {
          throw new OutOfMemoryError("unable to create native thread");
        },
        () -> {
          throw new NoClassDefFoundError("gone");
        },
        () -> null,
        () -> CompletableFuture.completedFuture(null),
        () -> CompletableFuture.<LookupAnswer<Integer>>completedFuture(null).thenApply(nothing -> {
          throw new StackOverflowError();
        }));
  }

  @ParameterizedTest
  @MethodSource("questionsThatThrow")
  void aQuestionThatThrowsIsAFailureLikeAnyOther(Supplier<CompletionStage<LookupAnswer<Integer>>> question) {
    for (int i = 0; i < Lookups.MAXIMUM_IN_FLIGHT + 1; i++) {
      assertThat(lookups.of(caller(0), question).toCompletableFuture().join().refusal().reason())
          .isEqualTo(Reason.DIRECTORY_UNAVAILABLE);
    }
    assertThat(failures).hasValue(Lookups.MAXIMUM_IN_FLIGHT + 1);
    assertThat(lookups.of(caller(0), () -> answer(1)).toCompletableFuture().join().value()).isEqualTo(1);
  }

  @Test
  void whoCannotBeToldOfAFailureKeepsNobodyWaiting() {
    Lookups<Integer> silent = new Lookups<>(Timetable.open("orders", scheduler, System::nanoTime), (caller, failure) -> {
      throw new OutOfMemoryError("Java heap space");
    });
    assertThat(silent.of(caller(0), () -> {
      throw new IllegalStateException("no");
    }).toCompletableFuture().join().refusal().reason()).isEqualTo(Reason.DIRECTORY_UNAVAILABLE);
    assertThat(silent.of(caller(0), () -> answer(1)).toCompletableFuture().join().value()).isEqualTo(1);
  }

  @Test
  void questionsThatNeverEndKeepNobodyOutForGood() {
    ManualScheduler time = new ManualScheduler(new MutableClock(Instant.EPOCH));
    Lookups<Integer> hanging = new Lookups<>(Timetable.open("orders", time, time), (caller, failure) -> { });
    for (int i = 0; i < Lookups.MAXIMUM_IN_FLIGHT; i++) {
      hanging.of(caller(i), CompletableFuture::new);
    }
    time.advance(Duration.ofMillis(Lookups.FORGOTTEN_MILLIS - 1));
    assertThat(hanging.of(caller(7), () -> answerNow(7)).toCompletableFuture().join().isRefused()).isTrue();

    time.advance(Duration.ofMillis(1));

    assertThat(hanging.of(caller(7), () -> answerNow(7)).toCompletableFuture().join().value()).isEqualTo(7);
  }

  @Test
  void anAnswerServesUntilItsTimeAndNotAtIt() {
    ManualScheduler time = new ManualScheduler(new MutableClock(Instant.EPOCH));
    Timetable timetable = Timetable.open("orders", time, time);
    Lookups<Integer> remembering = new Lookups<>(timetable, (caller, failure) -> { });
    Supplier<CompletionStage<LookupAnswer<Integer>>> question = () -> CompletableFuture.completedFuture(
        LookupAnswer.fresh(Outcome.of(questions.incrementAndGet()), timetable.nanos() + TimeUnit.MILLISECONDS.toNanos(60_000)));
    remembering.of(caller(0), question);

    time.advance(Duration.ofMillis(59_999));
    assertThat(remembering.of(caller(0), question).toCompletableFuture().join().value()).isEqualTo(1);
    time.advance(Duration.ofMillis(1));
    assertThat(remembering.of(caller(0), question).toCompletableFuture().join().value()).isEqualTo(2);
  }

  @Test
  void aFloodThatIsTurnedAwayPushesNobodyOutWhoWaits() {
    ManualScheduler time = new ManualScheduler(new MutableClock(Instant.EPOCH));
    Lookups<Integer> flooded = new Lookups<>(Timetable.open("orders", time, time), (caller, failure) -> failures.incrementAndGet());
    List<CompletableFuture<LookupAnswer<Integer>>> asked = new ArrayList<>();
    for (int i = 0; i < Lookups.MAXIMUM_IN_FLIGHT; i++) {
      CompletableFuture<LookupAnswer<Integer>> answer = new CompletableFuture<>();
      asked.add(answer);
      flooded.of(caller(i), () -> answer);
    }
    for (int i = 0; i < 2 * Lookups.MAXIMUM_ENTRIES; i++) {
      flooded.of(caller(1_000 + i), () -> answer(0));
    }
    assertThat(failures).hasValue(2 * Lookups.MAXIMUM_ENTRIES);

    List<CompletionStage<Outcome<Integer>>> sharing = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      sharing.add(flooded.of(caller(i), () -> answer(0)));
    }
    asked.forEach(answer -> answer.complete(LookupAnswer.fresh(Outcome.of(7), LATER)));
    time.advance(Duration.ofMillis(1));
    assertThat(sharing).allMatch(answer -> answer.toCompletableFuture().join().value() == 7);
    assertThat(questions).hasValue(0);
  }

  private static CompletionStage<LookupAnswer<Integer>> answerNow(int number) {
    return CompletableFuture.completedFuture(LookupAnswer.fresh(Outcome.of(number), LATER));
  }
}
