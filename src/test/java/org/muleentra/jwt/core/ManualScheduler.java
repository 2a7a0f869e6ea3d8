package org.muleentra.jwt.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time is the test's: tasks run on the calling thread, delayed ones when the clock is advanced. */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

  private final MutableClock clock;
  private final List<Task> pending = new ArrayList<>();
  private boolean shutdown;

  public ManualScheduler(MutableClock clock) {
    this.clock = clock;
  }

  /** Moves the clock, running what falls due on the way, in order. */
  public void advance(Duration duration) {
    long end = clock.millis() + duration.toMillis();
    for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
      Task task = next.get();
      pending.remove(task);
      clock.advance(Duration.ofMillis(Math.max(0, task.dueMillis - clock.millis())));
      task.run();
    }
    clock.advance(Duration.ofMillis(end - clock.millis()));
  }

  /** How many tasks wait, cancelled ones left out. */
  public int pending() {
    pending.removeIf(FutureTask::isCancelled);
    return pending.size();
  }

  private Optional<Task> next(long endMillis) {
    pending.removeIf(FutureTask::isCancelled);
    return pending.stream().filter(task -> task.dueMillis <= endMillis).min(Comparator.comparingLong(task -> task.dueMillis));
  }

  @Override
  public void execute(Runnable command) {
    if (shutdown) {
      throw new RejectedExecutionException("stopped");
    }
    command.run();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (shutdown) {
      throw new RejectedExecutionException("stopped");
    }
    Task task = new Task(command, clock.millis() + unit.toMillis(delay));
    pending.add(task);
    return task;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    return new ArrayList<>(pending);
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutdown;
  }

  private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {

    private final long dueMillis;

    private Task(Runnable command, long dueMillis) {
      super(command, null);
      this.dueMillis = dueMillis;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueMillis - clock.millis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
    }
  }
}
