package org.muleentra.jwt.core.directory;

import org.muleentra.jwt.core.error.Outcome;

/**
 * What is known of a caller, since when and until when; immutable.
 *
 * @param <T> what was asked
 */
final class Answer<T> {

  private final Outcome<T> outcome;
  private final long asked;
  private final long freshUntil;

  private Answer(Outcome<T> outcome, long asked, long freshUntil) {
    this.outcome = outcome;
    this.asked = asked;
    this.freshUntil = freshUntil;
  }

  /** An answer for those who wait for it, and for nobody later. */
  static <T> Answer<T> once(Outcome<T> outcome) {
    return new Answer<>(outcome, 0, 0);
  }

  /**
   * An answer that serves from {@code asked} on, and not at {@code freshUntil}; both in milliseconds since the epoch.
   *
   * <p>It counts from the question and not from its arrival: what changed in between may not be in it.
   */
  static <T> Answer<T> fresh(Outcome<T> outcome, long asked, long freshUntil) {
    return new Answer<>(outcome, asked, freshUntil);
  }

  Outcome<T> outcome() {
    return outcome;
  }

  long freshUntil() {
    return freshUntil;
  }

  /** Whether it still serves; in a time before it was asked for, which is a clock set back, it does not. */
  boolean isFresh(long now) {
    return now >= asked && now < freshUntil;
  }
}
