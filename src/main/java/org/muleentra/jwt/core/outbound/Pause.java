package org.muleentra.jwt.core.outbound;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.muleentra.jwt.core.schedule.MonotonicClock;

/**
 * A time in which nobody is asked. One that begins later never ends an earlier one sooner: of two answers that asked us to wait
 * the longer holds, in whatever order they came. Thread-safe.
 */
public final class Pause {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final MonotonicClock clock;
  private final AtomicLong end;

  public Pause(MonotonicClock clock) {
    this.clock = clock;
    this.end = new AtomicLong(clock.nanos());
  }

  /** Begins one of so many seconds, or lets a longer one go on. */
  public void begin(long seconds) {
    long asked = clock.nanos() + seconds * SECOND;
    end.accumulateAndGet(asked, (before, now) -> now - before > 0 ? now : before);
  }

  /** Whole seconds, rounded up; 0 when there is no pause, which is so from its last moment on. */
  public long secondsLeft() {
    return Math.max(0, (end.get() - clock.nanos() + SECOND - 1) / SECOND);
  }
}
