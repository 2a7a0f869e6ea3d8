package org.muleentra.jwt.gateway.load.chaos.scheduler;

import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A delayed task and the timer that hands it over; done when the task is, which of a lost task is never. */
final class Due<V> implements ScheduledFuture<V> {

  private final RunnableFuture<V> task;
  private final ScheduledFuture<?> timer;
  private final Runnable forget;

  Due(RunnableFuture<V> task, ScheduledFuture<?> timer, Runnable forget) {
    this.task = task;
    this.timer = timer;
    this.forget = forget;
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return timer.getDelay(unit);
  }

  @Override
  public int compareTo(Delayed other) {
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    timer.cancel(false);
    forget.run();
    return task.cancel(mayInterruptIfRunning);
  }

  @Override
  public boolean isCancelled() {
    return task.isCancelled();
  }

  @Override
  public boolean isDone() {
    return task.isDone();
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    return task.get();
  }

  @Override
  public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
    return task.get(timeout, unit);
  }
}
