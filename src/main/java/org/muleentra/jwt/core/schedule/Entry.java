package org.muleentra.jwt.core.schedule;

import java.util.Comparator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing to do by a {@link Timetable}, done once or cancelled; thread-safe. */
public final class Entry {

  /** Those that are due first, and of one time those that were entered first. */
  static final Comparator<Entry> BY_TIME = Comparator.comparingLong(Entry::due).thenComparingLong(entry -> entry.number);

  /** Work that was handed to the scheduler and has not begun for so long is handed over once more. */
  private static final long HANDED_OVER_NANOS = TimeUnit.MILLISECONDS.toNanos(5 * Timetable.BEAT_MILLIS);

  private static final Logger LOGGER = LoggerFactory.getLogger(Timetable.class);

  private final Timetable timetable;
  private final long number;
  private final long due;
  private final Runnable task;
  private final boolean endsAWait;
  private volatile ScheduledFuture<?> timer;
  private volatile long handedOver = Long.MIN_VALUE;

  /** @param due in nanoseconds since the timetable was opened */
  Entry(Timetable timetable, long number, long due, Runnable task, boolean endsAWait) {
    this.timetable = timetable;
    this.number = number;
    this.due = due;
    this.task = task;
    this.endsAWait = endsAWait;
  }

  /** Does away with it, unless it was done. */
  public void cancel() {
    if (claim()) {
      timetable.awake();
    }
  }

  /** In nanoseconds since the timetable was opened. */
  long due() {
    return due;
  }

  void setTimer(long millis) {
    try {
      timer = timetable.timer(millis, this::run);
    } catch (RuntimeException | Error full) {
      // The beat or a request finds it.
    }
    if (!timetable.holds(this)) {
      endTimer();
    }
  }

  /** Once it is due: a wait ends here and now, other work is given to the scheduler until that takes it and begins. */
  void see(long now) {
    if (endsAWait) {
      run();
    } else if (handedOver == Long.MIN_VALUE || now - handedOver > HANDED_OVER_NANOS) {
      handedOver = timetable.begin(this::run) ? now : Long.MIN_VALUE;
    }
  }

  /** With its timetable: a wait ends, other work is not begun. */
  void close() {
    if (endsAWait) {
      run();
    } else {
      cancel();
    }
  }

  /** Its timetable was closed before it was entered. */
  void tooLate() {
    if (endsAWait) {
      task.run();
    }
  }

  void run() {
    if (claim()) {
      perform();
    }
  }

  /** Without asking whether somebody else does. */
  void perform() {
    try {
      task.run();
    } catch (RuntimeException | Error unforeseen) {
      LOGGER.warn("Configuration {}: unforeseen {} in background work", timetable.name(), unforeseen.toString());
    } finally {
      timetable.awake();
    }
  }

  private boolean claim() {
    if (!timetable.take(this)) {
      return false;
    }
    endTimer();
    return true;
  }

  private void endTimer() {
    ScheduledFuture<?> set = timer;
    if (set != null) {
      set.cancel(false);
    }
  }
}
