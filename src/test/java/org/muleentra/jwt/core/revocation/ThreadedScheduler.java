package org.muleentra.jwt.core.revocation;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.ManualScheduler;
import org.muleentra.jwt.core.MutableClock;

/** Time is the test's, and what is due runs on threads of its own, which may hang. */
final class ThreadedScheduler extends ManualScheduler implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "denylist-test");
    thread.setDaemon(true);
    return thread;
  });

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
    threads.execute(command);
  }

  @Override
  public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return super.schedule(() -> execute(command), delay, unit);
  }

  @Override
  public synchronized ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
    return super.scheduleAtFixedRate(() -> execute(command), initialDelay, period, unit);
  }

  @Override
  public synchronized void advance(Duration duration) {
    super.advance(duration);
  }

  @Override
  public synchronized long nanos() {
    return super.nanos();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
