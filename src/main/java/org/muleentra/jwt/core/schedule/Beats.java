package org.muleentra.jwt.core.schedule;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Recurring looks at a timetable, a quick one and slower ones behind it, of which each begins those anew that have ended.
 *
 * <p>A runtime that can start no thread ends the recurring tasks that fall due meanwhile, and a slow one seldom does.
 * Thread-safe.
 */
final class Beats {

  private static final long[] PERIODS_MILLIS = {Timetable.BEAT_MILLIS, 5_000, 20_000, 60_000, 300_000};

  /** So long after two turns that did not come a beat counts as ended. */
  private static final long LATE_MILLIS = 3_000;

  private final ScheduledExecutorService scheduler;
  private final MonotonicClock clock;
  private final LongConsumer look;
  private final Beat[] beats = new Beat[PERIODS_MILLIS.length];
  private volatile boolean ended;

  /** @param look takes the clock's nanoseconds */
  Beats(ScheduledExecutorService scheduler, MonotonicClock clock, LongConsumer look) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.look = look;
    for (int i = 0; i < beats.length; i++) {
      beats[i] = new Beat(PERIODS_MILLIS[i]);
    }
  }

  void begin() {
    long now = clock.nanos();
    for (Beat beat : beats) {
      beat.begin(now);
    }
  }

  /** Begins those anew that have been silent for too long. */
  void beginWhatEnded(long now) {
    for (Beat beat : beats) {
      if (now - beat.lateFrom() > 0) {
        beat.begin(now);
      }
    }
  }

  /** From when on, in the clock's nanoseconds, the quickest counts as ended unless it is heard before. */
  long lateFrom() {
    return beats[0].lateFrom();
  }

  /** For good. */
  void end() {
    ended = true;
    for (Beat beat : beats) {
      beat.end();
    }
  }

  private final class Beat {

    private final long millis;
    private ScheduledFuture<?> task;
    private volatile long last;

    private Beat(long millis) {
      this.millis = millis;
    }

    private synchronized void begin(long now) {
      last = now;
      end();
      if (ended) {
        return;
      }
      try {
        task = scheduler.scheduleAtFixedRate(this::run, millis, millis, TimeUnit.MILLISECONDS);
      } catch (RuntimeException | Error full) {
        // Another one or a request begins it anew.
      }
    }

    private synchronized void end() {
      if (task != null) {
        task.cancel(false);
      }
    }

    private void run() {
      long now = clock.nanos();
      last = now;
      beginWhatEnded(now);
      look.accept(now);
    }

    private long lateFrom() {
      return last + TimeUnit.MILLISECONDS.toNanos(2 * millis + LATE_MILLIS);
    }
  }
}
