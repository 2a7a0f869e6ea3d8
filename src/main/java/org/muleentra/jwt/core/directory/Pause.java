package org.muleentra.jwt.core.directory;

import java.time.Clock;

/** A time in which nobody is asked; a clock that jumps back ends it rather than prolonging it. Thread-safe. */
final class Pause {

  private final Clock clock;
  private volatile Span span = new Span(0, 0);

  Pause(Clock clock) {
    this.clock = clock;
  }

  void begin(long seconds) {
    span = new Span(clock.millis(), seconds * 1000);
  }

  /** Whole seconds, rounded up; 0 when there is no pause, which is so from its last millisecond on. */
  long secondsLeft() {
    Span now = span;
    long elapsed = clock.millis() - now.start;
    return elapsed < 0 || elapsed >= now.length ? 0 : (now.length - elapsed + 999) / 1000;
  }

  private static final class Span {

    private final long start;
    private final long length;

    Span(long start, long length) {
      this.start = start;
      this.length = length;
    }
  }
}
