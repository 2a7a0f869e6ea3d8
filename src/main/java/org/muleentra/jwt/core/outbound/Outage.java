package org.muleentra.jwt.core.outbound;

/**
 * Failures in a row, and which of them an operator is told: the 1st, 2nd, 4th, 8th …, so that a long outage does not bury the
 * log. Thread-safe.
 */
public final class Outage {

  private int failures;

  /** Counts one more: the number it has where it is to be told, else 0. */
  public synchronized int failed() {
    failures++;
    return Integer.bitCount(failures) == 1 ? failures : 0;
  }

  /** Ends the outage: how many failures it had, 0 where there was none. */
  public synchronized int over() {
    int before = failures;
    failures = 0;
    return before;
  }
}
