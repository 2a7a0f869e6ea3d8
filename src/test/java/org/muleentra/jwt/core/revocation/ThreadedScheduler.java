package org.muleentra.jwt.core.revocation;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.ManualScheduler;
import org.muleentra.jwt.core.MutableClock;

/**
 * Time is the test's, and what is due runs on threads of its own, which may hang; time passes once each of them has done what
 * it can.
 */
final class ThreadedScheduler extends ManualScheduler implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "denylist-test");
    thread.setDaemon(true);
    return thread;
  });

  private static final Duration STEP = Duration.ofSeconds(1);

  private final Queue<Work> underWay = new ConcurrentLinkedQueue<>();
  private volatile boolean full;

  ThreadedScheduler(MutableClock clock) {
    super(clock);
  }

  @Override
  public synchronized void full(boolean now) {
    full = now;
    super.full(now);
  }

  @Override
  public void execute(Runnable command) {
    if (full) {
      throw new RejectedExecutionException("full");
    }
    Work work = new Work(command);
    underWay.add(work);
    threads.execute(work);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return super.schedule(() -> execute(command), delay, unit);
  }

  @Override
  public synchronized ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    return super.scheduleAtFixedRate(() -> execute(command), initialDelay, period, unit);
  }

  /** In steps, after each of which no thread is left that could go on: a busy machine is no reason for another order. */
  @Override
  public void advance(Duration duration) {
    for (Duration left = duration; !left.isZero(); ) {
      Duration step = left.compareTo(STEP) < 0 ? left : STEP;
      left = left.minus(step);
      synchronized (this) {
        super.advance(step);
      }
      settle();
    }
  }

  private void settle() {
    long bound = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      underWay.removeIf(work -> work.done);
      if (underWay.stream().allMatch(Work::waits)) {
        return;
      }
      if (System.nanoTime() - bound > 0) {
        throw new AssertionError("a thread neither ends nor waits");
      }
      Thread.yield();
    }
  }

  @Override
  public synchronized long nanos() {
    return super.nanos();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static final class Work implements Runnable {

    private final Runnable command;
    private volatile Thread thread;
    private volatile boolean done;

    private Work(Runnable command) {
      this.command = command;
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      try {
        command.run();
      } finally {
        done = true;
      }
    }

    private boolean waits() {
      Thread on = thread;
      Thread.State state = on == null ? Thread.State.NEW : on.getState();
      return done || state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }
  }
}
