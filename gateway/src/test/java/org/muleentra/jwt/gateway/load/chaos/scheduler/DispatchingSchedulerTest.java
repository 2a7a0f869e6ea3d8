package org.muleentra.jwt.gateway.load.chaos.scheduler;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.scheduler.SchedulerBusyException;

/** The chaos is no chaos unless its scheduler loses what MuleSoft's loses. */
class DispatchingSchedulerTest {

  private static final PoolTrouble ALL_LATE = new PoolTrouble(0, 1, 0);
  private static final PoolTrouble ALL_THREADLESS = new PoolTrouble(0, 0, 1);

  private final TroubledPool pool = new TroubledPool(new Random(1));
  private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
  private final Losses losses = new Losses();
  private final DispatchingScheduler scheduler = new DispatchingScheduler("test", timers, pool, losses, stopped -> { });
  private final AtomicInteger runs = new AtomicInteger();

  @AfterEach
  void stop() {
    scheduler.stop();
    timers.shutdownNow();
    pool.close();
  }

  @Test
  void whatIsDueWhileThePoolIsFullIsLostForGood() {
    pool.meet(PoolTrouble.FULL);
    ScheduledFuture<?> lost = scheduler.schedule(runs::incrementAndGet, 1, MILLISECONDS);
    await().until(() -> losses.allLost() == 1);

    pool.meet(PoolTrouble.NONE);
    scheduler.schedule(() -> runs.addAndGet(10), 1, MILLISECONDS);
    await().until(() -> runs.get() > 0);
    assertThat(runs).hasValue(10);
    assertThat(lost.isDone()).isFalse();
  }

  @Test
  void whoGivesATaskToAFullPoolIsTold() {
    pool.meet(PoolTrouble.FULL);
    assertThatThrownBy(() -> scheduler.execute(runs::incrementAndGet)).isInstanceOf(SchedulerBusyException.class);
    assertThatThrownBy(() -> scheduler.submit(runs::incrementAndGet)).isInstanceOf(SchedulerBusyException.class);
    assertThat(losses.allRefused()).isEqualTo(2);
  }

  @Test
  void whatStarvesRunsInTheEnd() {
    pool.meet(ALL_LATE);
    scheduler.execute(runs::incrementAndGet);
    assertThat(pool.busy()).isEqualTo(1);
    await().until(() -> runs.get() == 1);
  }

  @Test
  void recurringTasksMissTheRunsThatThePoolRejects() {
    pool.meet(PoolTrouble.FULL);
    scheduler.scheduleWithFixedDelay(runs::incrementAndGet, 1, 1, MILLISECONDS);
    scheduler.scheduleAtFixedRate(() -> runs.addAndGet(1_000_000), 1, 1, MILLISECONDS);
    await().until(() -> losses.allLost() > 4);
    assertThat(runs).hasValue(0);

    pool.meet(PoolTrouble.NONE);
    await().until(() -> runs.get() % 1_000_000 > 1 && runs.get() > 2_000_000);
  }

  @Test
  void anErrorOfThePoolEndsARecurringTaskForGood() {
    pool.meet(ALL_THREADLESS);
    scheduler.scheduleWithFixedDelay(runs::incrementAndGet, 1, 1, MILLISECONDS);
    scheduler.scheduleAtFixedRate(runs::incrementAndGet, 1, 1, MILLISECONDS);
    assertThatThrownBy(() -> scheduler.execute(runs::incrementAndGet)).isInstanceOf(OutOfMemoryError.class);
    await().until(() -> losses.allLost() == 2);

    pool.meet(PoolTrouble.NONE);
    await().until(() -> timers.getQueue().isEmpty());
    assertThat(runs).hasValue(0);
  }

  @Test
  void aRecurringTaskThatThrowsComesAgain() {
    scheduler.scheduleWithFixedDelay(() -> {
      runs.incrementAndGet();
      throw new IllegalStateException("told by the runtime");
    }, 1, 1, MILLISECONDS);
    await().until(() -> runs.get() > 2);
  }
}
