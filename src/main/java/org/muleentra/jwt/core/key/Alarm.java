package org.muleentra.jwt.core.key;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** At most one task waiting for its time: setting it again replaces it, closing it is for good. Thread-safe. */
final class Alarm {

  private final ScheduledExecutorService scheduler;
  private final Runnable task;
  private ScheduledFuture<?> waiting;
  private boolean closed;

  Alarm(ScheduledExecutorService scheduler, Runnable task) {
    this.scheduler = scheduler;
    this.task = task;
  }

  /** Runs the task once in {@code delayMillis}, and not at the time set before. */
  synchronized void set(long delayMillis) {
    cancel();
    if (closed) {
      return;
    }
    try {
      waiting = scheduler.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      closed = true;
    }
  }

  /** Ends what waits, and all that would be set later. */
  synchronized void close() {
    closed = true;
    cancel();
  }

  private void cancel() {
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }
}
