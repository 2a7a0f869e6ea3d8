package org.muleentra.jwt.core.directory;

import org.muleentra.jwt.core.error.Outcome;

/**
 * What is known of a caller, and until when; immutable.
 *
 * @param <T> what was asked
 */
final class Answer<T> {

  private final Outcome<T> outcome;
  private final long freshUntil;

  private Answer(Outcome<T> outcome, long freshUntil) {
    this.outcome = outcome;
    this.freshUntil = freshUntil;
  }

  /** An answer for those who wait for it, and for nobody later. */
  static <T> Answer<T> once(Outcome<T> outcome) {
    return new Answer<>(outcome, Long.MIN_VALUE);
  }

  /**
   * An answer that serves for so long, and no longer.
   *
   * @param freshUntil nanoseconds of the timetable, which no clock that is set can stretch
   */
  static <T> Answer<T> fresh(Outcome<T> outcome, long freshUntil) {
    return new Answer<>(outcome, freshUntil);
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
