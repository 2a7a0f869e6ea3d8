package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.util.function.DoubleSupplier;

/**
 * When keys may be fetched again: the numbers that keep a key server's load bounded and a recovery quick.
 *
 * <p>Thread-safe. Time runs by the clock; where it jumps back, no pause is longer for it.
 */
final class FetchPauses {

  /** How often keys are refreshed in the background, ± 10 %; Microsoft's advice is about hourly. */
  private static final long REFRESH_MILLIS = 3_600_000;

  /** How soon a failed background refresh is tried again while keys from before serve. */
  private static final long RETRY_MILLIS = 60_000;

  /** How long after a fetch for an unknown kid the next such fetch may start: two a minute, whoever invents kids. */
  private static final long UNKNOWN_KEY_ID_PAUSE_MILLIS = 30_000;

  /** Without any key each second counts: first retry after this, doubled up to {@link #LONGEST_BACKOFF_MILLIS}. */
  private static final long FIRST_BACKOFF_MILLIS = 1_000;

  private static final long LONGEST_BACKOFF_MILLIS = 30_000;

  private final Clock clock;
  private final DoubleSupplier random;
  private volatile State state = new State(0, 0, 0, false);

  FetchPauses(Clock clock, DoubleSupplier random) {
    this.clock = clock;
    this.random = random;
  }

  /** Whole seconds, rounded up, until a kid that is not in memory may cause a fetch; 0 when it may at once. */
  long secondsLeft(boolean withoutKeys) {
    State now = state;
    long since = withoutKeys ? now.lastFetchMillis : now.lastUnknownKeyIdFetchMillis;
    long pause = withoutKeys ? now.backoffMillis : UNKNOWN_KEY_ID_PAUSE_MILLIS;
    long elapsed = clock.millis() - since;
    return since == 0 || elapsed < 0 || elapsed >= pause ? 0 : (pause - elapsed + 999) / 1000;
  }

  /** Whether the last fetch, if any, brought nothing. */
  boolean lastFetchFailed() {
    return state.failed;
  }

  /** Takes note of a fetch that ended; tells in how many milliseconds the background refresh is due. */
  synchronized long landed(boolean succeeded, boolean forUnknownKeyId, boolean withoutKeys) {
    long now = clock.millis();
    long unknownKeyIdFetch = forUnknownKeyId ? now : state.lastUnknownKeyIdFetchMillis;
    long backoff = succeeded ? 0
        : Math.min(LONGEST_BACKOFF_MILLIS, Math.max(FIRST_BACKOFF_MILLIS, 2 * state.backoffMillis));
    state = new State(now, unknownKeyIdFetch, backoff, !succeeded);
    if (succeeded) {
      return (long) (REFRESH_MILLIS * (0.9 + 0.2 * random.getAsDouble()));
    }
    return withoutKeys ? backoff : RETRY_MILLIS;
  }

  private static final class State {

    private final long lastFetchMillis;
    private final long lastUnknownKeyIdFetchMillis;
    private final long backoffMillis;
    private final boolean failed;

    State(long lastFetchMillis, long lastUnknownKeyIdFetchMillis, long backoffMillis, boolean failed) {
      this.lastFetchMillis = lastFetchMillis;
      this.lastUnknownKeyIdFetchMillis = lastUnknownKeyIdFetchMillis;
      this.backoffMillis = backoffMillis;
      this.failed = failed;
    }
  }
}
