package org.muleentra.jwt.core.key;

import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.Timetable;

/** At most one task waiting for its time: setting it again replaces it, closing it is for good. Thread-safe. */
final class Alarm {

  private final Timetable timetable;
  private final Runnable task;
  private Entry waiting;
  private boolean closed;

  Alarm(Timetable timetable, Runnable task) {
    this.timetable = timetable;
    this.task = task;
  }

  /** Runs the task once in {@code delayMillis}, and not at the time set before. */
  synchronized void set(long delayMillis) {
    cancel();
    if (!closed) {
      waiting = timetable.later(delayMillis, task);
    }
  }

  /** Ends what waits, and all that would be set later. */
  synchronized void close() {
    closed = true;
    cancel();
  }

  private void cancel() {
    if (waiting != null) {
      waiting.cancel();
      waiting = null;
    }
  }
}
