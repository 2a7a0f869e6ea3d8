package org.muleentra.jwt.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

class TimetableTest {

  private final ManualScheduler scheduler = new ManualScheduler(new MutableClock(Instant.EPOCH));
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final List<String> done = new ArrayList<>();

  @Test
  void doesEachThingOnceAtItsTime() {
    timetable.later(300, () -> done.add("work"));
    timetable.deadline(200, () -> done.add("deadline"));

    advance(199);
    assertThat(done).isEmpty();
    advance(1);
    assertThat(done).containsExactly("deadline");
    advance(99);
    assertThat(done).containsExactly("deadline");
    advance(1);
    advance(10_000);
    timetable.notice();
    assertThat(done).containsExactly("deadline", "work");
  }

  @Test
  void aDefectIsToldByConfigurationAndEndsNothing() {
    try (CapturedLog log = CapturedLog.of(Timetable.class, Level.INFO); Timetable named = Timetable.open("orders", scheduler, scheduler)) {
      named.later(100, () -> {
        throw new IllegalStateException("no");
      });
      named.later(200, () -> done.add("work"));
      advance(300);
      assertThat(log.lines()).containsExactly("WARN Configuration orders: unforeseen java.lang.IllegalStateException: no in background work");
      assertThat(done).containsExactly("work");
    }
  }

  @Test
  void doesNotDoWhatWasCancelled() {
    timetable.later(300, () -> done.add("work")).cancel();
    timetable.deadline(300, () -> done.add("deadline")).cancel();

    advance(5_000);
    timetable.close();

    assertThat(done).isEmpty();
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void theBeatDoesWhatTheSchedulerLost() {
    timetable.later(300, () -> done.add("work"));
    timetable.deadline(300, () -> done.add("deadline"));
    scheduler.full(true);
    advance(3_500);
    assertThat(done).isEmpty();

    scheduler.full(false);
    advance(Timetable.BEAT_MILLIS);

    assertThat(done).containsExactlyInAnyOrder("work", "deadline");
  }

  @Test
  void aRequestEndsAWaitAlthoughTheSchedulerDoesNothing() {
    timetable.deadline(300, () -> done.add("deadline"));
    scheduler.full(true);
    advance(299);
    timetable.notice();
    assertThat(done).isEmpty();

    advance(1);
    timetable.notice();

    assertThat(done).containsExactly("deadline");
  }

  @Test
  void aRequestNeverDoesWorkThatMayBlock() {
    timetable.later(300, () -> done.add("work"));
    scheduler.full(true);
    advance(10_000);
    timetable.notice();
    assertThat(done).isEmpty();

    scheduler.full(false);
    advance(20);
    timetable.notice();

    assertThat(done).containsExactly("work");
  }

  @Test
  void aRequestBeginsABeatAnewThatHasEnded() {
    scheduler.outOfThreads(true);
    timetable.later(300, () -> done.add("first"));
    advance(20_000);
    scheduler.outOfThreads(false);
    advance(20_000);
    assertThat(done).as("the recurring task has ended for good").isEmpty();

    timetable.notice();
    assertThat(done).containsExactly("first");

    scheduler.full(true);
    timetable.later(300, () -> done.add("second"));
    advance(500);
    scheduler.full(false);
    advance(Timetable.BEAT_MILLIS);
    assertThat(done).as("by the beat alone").containsExactly("first", "second");
  }

  @Test
  void workThatIsDueNowIsHandedOverUntilTheSchedulerTakesIt() {
    timetable.soon(() -> done.add("at once"));
    assertThat(done).containsExactly("at once");

    scheduler.full(true);
    timetable.soon(() -> done.add("by the beat"));
    timetable.soon(() -> done.add("never")).cancel();
    advance(3_000);
    timetable.notice();
    assertThat(done).containsExactly("at once");

    scheduler.full(false);
    advance(Timetable.BEAT_MILLIS);
    assertThat(done).containsExactly("at once", "by the beat");

    timetable.close();
    timetable.soon(() -> done.add("late"));
    advance(10_000);
    assertThat(done).hasSize(2);
  }

  /** Nobody else passes by, and the beat has ended: a slower one goes on. */
  @Test
  void whoWaitsAloneIsAnsweredAlthoughTheBeatHasEnded() {
    timetable.deadline(300, () -> done.add("deadline"));
    scheduler.outOfThreads(true);
    advance(30_000);
    scheduler.outOfThreads(false);
    advance(29_999);
    assertThat(done).isEmpty();

    advance(1);
    assertThat(done).containsExactly("deadline");

    scheduler.full(true);
    timetable.deadline(300, () -> done.add("next"));
    advance(500);
    scheduler.full(false);
    advance(Timetable.BEAT_MILLIS);
    assertThat(done).as("by the beat, which goes again").containsExactly("deadline", "next");
  }

  @Test
  void aTaskThatThrowsHarmsNoOther() {
    timetable.later(100, () -> {
      throw new OutOfMemoryError("unable to create native thread");
    });
    timetable.later(100, () -> done.add("other"));
    scheduler.full(true);
    advance(200);
    scheduler.full(false);

    advance(Timetable.BEAT_MILLIS);
    timetable.later(100, () -> done.add("next"));
    advance(100);

    assertThat(done).containsExactly("other", "next");
  }

  @Test
  void workThatTheSchedulerTookAndNeverBeganIsHandedOverOnceMore() {
    List<Runnable> queue = new ArrayList<>();
    ManualScheduler lost = new ManualScheduler(new MutableClock(Instant.EPOCH)) {
      @Override
      public void execute(Runnable command) {
        queue.add(command);
      }
    };
    Timetable other = Timetable.open("orders", lost, lost);
    lost.full(true);
    other.later(100, () -> done.add("work"));
    lost.advance(Duration.ofMillis(200));
    lost.full(false);
    lost.advance(Duration.ofSeconds(4));
    assertThat(queue).hasSize(1);

    lost.advance(Duration.ofSeconds(5));
    assertThat(queue).hasSize(2);
    queue.forEach(Runnable::run);

    assertThat(done).containsExactly("work");
  }

  @Test
  void closingEndsEveryWaitAtOnceAndNoWorkBegins() {
    timetable.deadline(5_000, () -> done.add("deadline"));
    timetable.later(5_000, () -> done.add("work"));

    timetable.close();
    assertThat(done).containsExactly("deadline");

    timetable.deadline(5_000, () -> done.add("late deadline"));
    timetable.later(5_000, () -> done.add("late work"));
    assertThat(timetable.begin(() -> done.add("late begin"))).isFalse();
    advance(60_000);
    timetable.notice();
    assertThat(done).containsExactly("deadline", "late deadline");
  }

  @Test
  void continuationsRunOnTheCallersThreadWhereTheSchedulerTakesNothing() {
    for (Runnable fault : new Runnable[] {() -> scheduler.full(true), () -> scheduler.outOfThreads(true), timetable::close}) {
      fault.run();
      timetable.goOn(() -> done.add("on"));
    }

    assertThat(done).hasSize(3);
  }

  /** On one thread each runs after the other, whichever way it came there: nested they would overflow the stack. */
  @Test
  void aMultitudeThatWaitsForOneAnswerIsAnswered() {
    for (Runnable state : new Runnable[] {() -> { }, () -> scheduler.full(true), () -> scheduler.outOfThreads(true), timetable::close}) {
      state.run();
      CompletableFuture<String> landing = new CompletableFuture<>();
      List<CompletableFuture<String>> waiting = IntStream.range(0, 20_000)
          .mapToObj(i -> landing.thenApplyAsync(answer -> answer, timetable::goOn)).collect(Collectors.toList());
      landing.complete("landed");
      assertThat(waiting).allMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void whatAContinuationBringsOnRunsAfterIt() {
    timetable.goOn(() -> {
      timetable.goOn(() -> done.add("after"));
      done.add("before");
    });
    assertThat(done).containsExactly("before", "after");
  }

  /** A pool whose queue has no end takes everything, and begins nothing while all its threads are held. */
  @Test
  void aRequestGoesOnWithWhatTheSchedulerTookAndNeverBegan() {
    List<Runnable> queue = new ArrayList<>();
    ManualScheduler held = new ManualScheduler(new MutableClock(Instant.EPOCH)) {
      @Override
      public void execute(Runnable command) {
        queue.add(command);
      }
    };
    Timetable other = Timetable.open("orders", held, held);
    other.goOn(() -> done.add("on"));
    held.full(true);
    held.advance(Duration.ofMillis(Timetable.BEAT_MILLIS - 1));
    other.notice();
    assertThat(done).isEmpty();

    held.advance(Duration.ofMillis(1));
    other.notice();
    assertThat(done).containsExactly("on");

    queue.forEach(Runnable::run);
    assertThat(done).containsExactly("on");
  }

  @Test
  void aDeadlineEndsWorkThatDoesNotEnd() {
    CompletableFuture<String> end = Deadline.on(timetable, 1_000, CompletableFuture<String>::new);

    advance(999);
    assertThat(end).isNotDone();
    advance(1);

    assertThatThrownBy(end::join).hasCauseInstanceOf(OverdueException.class);
  }

  @Test
  void aDeadlineLeavesNothingBehindWorkThatEnds() {
    CompletableFuture<String> work = new CompletableFuture<>();
    CompletableFuture<String> end = Deadline.on(timetable, 1_000, () -> work);

    work.complete("done");

    assertThat(end.join()).isEqualTo("done");
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void aFlightLandsWhateverIsThrown() {
    SharedFlight<String> flight = new SharedFlight<>(timetable, 1_000);

    for (Throwable thrown : new Throwable[] {new OutOfMemoryError("threads"), new IllegalStateException("no"),
        new StackOverflowError(), new NoClassDefFoundError("gone")}) {
      CompletableFuture<String> landed = flight.join(() -> TimetableTest.<RuntimeException>sneaky(thrown));
      assertThatThrownBy(landed::join).isInstanceOf(CompletionException.class).hasCause(thrown);
      assertThat(flight.underWay()).isNull();
    }

    assertThat(flight.join(() -> CompletableFuture.completedFuture("again")).join()).isEqualTo("again");
  }

  @Test
  void manyShareAFlightAndTheNextMayStartWhenItLands() {
    SharedFlight<String> flight = new SharedFlight<>(timetable, 1_000);
    AtomicInteger started = new AtomicInteger();
    CompletableFuture<String> work = new CompletableFuture<>();
    CompletableFuture<String> first = flight.join(() -> {
      started.incrementAndGet();
      return work;
    });
    CompletableFuture<String> next = first.thenCompose(landed -> flight.join(() -> {
      started.incrementAndGet();
      return CompletableFuture.completedFuture("second");
    }));
    assertThat(flight.join(CompletableFuture::new)).isSameAs(first);

    work.complete("first");

    assertThat(next.join()).isEqualTo("second");
    assertThat(started).hasValue(2);
  }

  @Test
  void aFlightThatHangsLandsInTimeAndWhenTheTimetableIsClosed() {
    SharedFlight<String> flight = new SharedFlight<>(timetable, 1_000);
    CompletableFuture<String> hanging = flight.join(CompletableFuture::new);
    scheduler.full(true);
    advance(1_000);
    timetable.notice();
    assertThat(hanging).isCompletedExceptionally();

    CompletableFuture<String> waiting = flight.join(CompletableFuture::new);
    timetable.close();

    assertThat(waiting).isCompletedExceptionally();
  }

  private void advance(long millis) {
    scheduler.advance(Duration.ofMillis(millis));
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> CompletableFuture<String> sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
