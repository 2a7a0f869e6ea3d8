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
import org.muleentra.jwt.core.schedule.MonotonicClock;

/**
 * A scheduler whose time is the test's: tasks run on the calling thread, delayed ones when the clock is advanced.
 *
 * <p>It fails as MuleSoft's does ({@code DefaultScheduler} of mule-scheduler-service, whose timer hands what is due to a
 * pool): with a full pool it rejects work, loses delayed tasks that fall due, and recurring ones miss a turn; where no
 * thread can be started it throws, and recurring tasks end for good.
 */
public class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService, MonotonicClock {

  private final MutableClock clock;
  private final List<Task> pending = new ArrayList<>();
  /** Like a real scheduler's, this time knows nothing of a clock that is set. */
  private long elapsedMillis;
  private boolean shutdown;
  private boolean full;
  private boolean outOfThreads;
  private boolean recurring = true;

  public ManualScheduler(MutableClock clock) {
    this.clock = clock;
  }

  /** Lets time pass, for the clock too, running what falls due on the way, in order. */
  public void advance(Duration duration) {
    long end = elapsedMillis + duration.toMillis();
    for (Optional<Task> next = next(end); next.isPresent(); next = next(end)) {
      Task task = next.get();
      pending.remove(task);
      passUntil(task.dueMillis);
      fallDue(task);
    }
    passUntil(end);
  }

  private void fallDue(Task task) {
    if (!full && !outOfThreads) {
      task.fallDue();
    }
    if (task.periodMillis > 0 && !outOfThreads && !task.isDone()) {
      task.dueMillis += task.periodMillis;
      pending.add(task);
    }
  }

  /** Whether its pool is full from now on. */
  public void full(boolean now) {
    full = now;
  }

  /** Whether no thread can be started from now on. */
  public void outOfThreads(boolean now) {
    outOfThreads = now;
  }

  /** From now on tasks that would recur never run: for simulations in which nothing is lost, and time is long. */
  public ManualScheduler withoutRecurringTasks() {
    recurring = false;
    return this;
  }

  @Override
  public long nanos() {
    return elapsedMillis * 1_000_000;
  }

  /** A task may itself have let time pass, and no time comes back. */
  private void passUntil(long millis) {
    if (millis > elapsedMillis) {
      clock.advance(Duration.ofMillis(millis - elapsedMillis));
      elapsedMillis = millis;
    }
  }

  /** How many tasks wait to run once, cancelled ones left out. */
  public int pending() {
    pending.removeIf(FutureTask::isCancelled);
    return (int) pending.stream().filter(task -> task.periodMillis == 0).count();
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
    if (full) {
      throw new RejectedExecutionException("full");
    }
    if (outOfThreads) {
      throw new OutOfMemoryError("unable to create native thread");
    }
    command.run();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (shutdown) {
      throw new RejectedExecutionException("stopped");
    }
    Task task = new Task(command, elapsedMillis + unit.toMillis(delay), 0);
    pending.add(task);
    return task;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return (ScheduledFuture<V>) schedule(() -> {
      try {
        callable.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }, delay, unit);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    Task task = new Task(command, elapsedMillis + unit.toMillis(initialDelay), unit.toMillis(period));
    if (recurring) {
      pending.add(task);
    }
    return task;
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

    private final long periodMillis;
    private long dueMillis;

    private Task(Runnable command, long dueMillis, long periodMillis) {
      super(command, null);
      this.dueMillis = dueMillis;
      this.periodMillis = periodMillis;
    }

    private void fallDue() {
      if (periodMillis > 0) {
        runAndReset();
      } else {
        run();
      }
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueMillis - elapsedMillis, TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
    }
  }
}
