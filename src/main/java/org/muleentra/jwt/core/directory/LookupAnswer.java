package org.muleentra.jwt.core.directory;

import org.muleentra.jwt.core.error.Outcome;

/**
 * What is known of a caller, and until when; immutable.
 *
 * @param <T> what was asked
 */
final class LookupAnswer<T> {

  private final Outcome<T> outcome;
  private final long freshUntil;

  private LookupAnswer(Outcome<T> outcome, long freshUntil) {
    this.outcome = outcome;
    this.freshUntil = freshUntil;
  }

  /** An answer for those who wait for it, and for nobody later. */
  static <T> LookupAnswer<T> once(Outcome<T> outcome) {
    return new LookupAnswer<>(outcome, Long.MIN_VALUE);
  }

  /**
   * An answer that serves for so long, and no longer.
   *
   * @param freshUntil nanoseconds of the timetable, which no clock that is set can stretch
   */
  static <T> LookupAnswer<T> fresh(Outcome<T> outcome, long freshUntil) {
    return new LookupAnswer<>(outcome, freshUntil);
  }

  Outcome<T> outcome() {
    return outcome;
  }

  long freshUntil() {
    return freshUntil;
  }

  boolean isFresh(long now) {
    return now < freshUntil;
  }
}
