package org.muleentra.jwt.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

class LaneTest {

  private final List<Runnable> threads = new ArrayList<>();
  private final ManualScheduler scheduler = new ManualScheduler(new MutableClock(Instant.EPOCH)) {

    @Override
    public void execute(Runnable command) {
      super.execute(() -> threads.add(command));
    }
  };
  private final Lane lane = new Lane(Timetable.open("orders", scheduler, scheduler), 2, 1_000);

  @Test
  void takesSoManyAtOnceAndNoMore() {
    CompletableFuture<String> first = lane.supply(() -> "first");
    CompletableFuture<String> second = lane.supply(() -> "second");
    assertThatThrownBy(lane.supply(() -> "third")::join).hasCauseInstanceOf(RejectedExecutionException.class);

    threads.get(0).run();
    assertThat(first.join()).isEqualTo("first");
    assertThat(second).isNotDone();
    assertThat(lane.supply(() -> "fourth")).isNotDone();
    assertThat(threads).hasSize(3);
  }

  @Test
  void nobodyWaitsLongerThanTheBoundAndThePlaceStaysTaken() {
    CompletableFuture<String> hanging = lane.supply(() -> "late");
    lane.supply(() -> "late");
    scheduler.advance(Duration.ofMillis(999));
    assertThat(hanging).isNotDone();
    scheduler.advance(Duration.ofMillis(1));
    assertThatThrownBy(hanging::join).hasCauseInstanceOf(OverdueException.class);
    assertThatThrownBy(lane.supply(() -> "more")::join).hasCauseInstanceOf(RejectedExecutionException.class);

    threads.get(0).run();
    assertThat(lane.supply(() -> "more")).isNotDone();
  }

  @Test
  void whateverIsThrownOrRefusedThePlaceIsFreeAgain() {
    for (int i = 0; i < 5; i++) {
      CompletableFuture<String> failing = lane.supply(() -> {
        throw new OutOfMemoryError("unable to create native thread");
      });
      threads.remove(0).run();
      assertThatThrownBy(failing::join).hasCauseInstanceOf(OutOfMemoryError.class);
      scheduler.full(true);
      assertThatThrownBy(lane.supply(() -> "refused")::join).hasCauseInstanceOf(RejectedExecutionException.class);
      scheduler.full(false);
    }
    assertThat(lane.supply(() -> "more")).isNotDone();
  }

  /** Whoever goes on with what one piece brought may want the place for another. */
  @Test
  void thePlaceIsFreeBeforeAnybodyGoesOn() {
    Lane narrow = new Lane(Timetable.open("orders", scheduler, scheduler), 1, 1_000);
    CompletableFuture<String> both = narrow.supply(() -> "first").thenCompose(first -> narrow.supply(() -> first + ", second"));
    threads.get(0).run();
    threads.get(1).run();

    assertThat(both.join()).isEqualTo("first, second");
  }
}
