package org.muleentra.jwt.core.key;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * When keys may be fetched again: the numbers that keep a key server's load bounded and a recovery quick.
 *
 * <p>Thread-safe. Time is {@link org.muleentra.jwt.core.schedule.Timetable#nanos()}, which nobody can set.
 */
final class FetchPauses {

  /** How many fetches may begin in any minute, whatever they are for. */
  static final int MOST_IN_A_MINUTE = 6;

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  /** How often keys are refreshed in the background, ± 10 %; Microsoft's advice is about hourly. */
  private static final long REFRESH_MILLIS = 3_600_000;

  /** How soon a failed background refresh is tried again while keys from before serve. */
  private static final long RETRY_MILLIS = 60_000;

  /** How far fetches for kids that nobody has asked for are apart while such kids keep coming. */
  private static final long UNSEEN_PAUSE = TimeUnit.SECONDS.toNanos(10);

  /** How long after a fetch for a kid the next may begin for one that the newest document is known to lack. */
  private static final long LACKING_PAUSE = TimeUnit.SECONDS.toNanos(30);

  /** So many fetches of a minute for kids that are not in memory need no pause: what is no flood, waits for nothing. */
  private static final int AT_ONCE = 2;

  /** From so many fetches in a minute on, what is left of the minute's is spread over what is left of the minute. */
  private static final int SPREAD_FROM = 5;

  /** Without any key each second counts: first retry after this, doubled up to {@link #LONGEST_BACKOFF_MILLIS}. */
  private static final long FIRST_BACKOFF_MILLIS = 1_000;

  private static final long LONGEST_BACKOFF_MILLIS = 30_000;

  /** Why a caller wants a fetch. */
  enum Cause {
    /** There are no keys that may serve. */
    NO_KEYS,
    /** There are keys, and their refresh is overdue. */
    OVERDUE,
    /** The kid is not in memory, and the newest document is not known to lack it. */
    UNSEEN,
    /** The newest document is known to lack the kid, and a next one may have it. */
    LACKING;

    private boolean isForKeyId() {
      return this == UNSEEN || this == LACKING;
    }
  }

  private final DoubleSupplier random;
  /** When the last fetches began, the latest first; and whether they were for a kid. */
  private final long[] begun = new long[MOST_IN_A_MINUTE];
  private final boolean[] forKeyId = new boolean[MOST_IN_A_MINUTE];
  private int known;
  private long landed;
  private long backoffMillis;
  private volatile boolean failed;

  FetchPauses(DoubleSupplier random) {
    this.random = random;
  }

  /** How many nanoseconds a caller's fetch has to wait; 0 when it may begin at once. */
  synchronized long left(Cause cause, long now) {
    long left = leftOfMinute(now);
    if (cause == Cause.NO_KEYS && backoffMillis > 0) {
      left = Math.max(left, landed + TimeUnit.MILLISECONDS.toNanos(backoffMillis) - now);
    }
    if (cause.isForKeyId()) {
      left = Math.max(left, leftForKeyIds(cause, now));
    }
    return Math.max(0, left);
  }

  /** How many nanoseconds any fetch has to wait, as the key server is asked a bounded number of times a minute. */
  synchronized long leftOfMinute(long now) {
    return known < MOST_IN_A_MINUTE ? 0 : Math.max(0, begun[MOST_IN_A_MINUTE - 1] + MINUTE - now);
  }

  private long leftForKeyIds(Cause cause, long now) {
    int inMinute = 0;
    int forKeyIds = 0;
    long last = 0;
    for (int i = known - 1; i >= 0; i--) {
      if (now - begun[i] < MINUTE) {
        inMinute++;
        if (forKeyId[i]) {
          forKeyIds++;
          last = begun[i];
        }
      }
    }
    if (forKeyIds == 0 || cause == Cause.UNSEEN && forKeyIds < AT_ONCE && !failed) {
      return 0;
    }
    long pause = cause == Cause.LACKING ? LACKING_PAUSE : UNSEEN_PAUSE;
    if (inMinute >= SPREAD_FROM) {
      pause = Math.max(pause, (begun[inMinute - 1] + MINUTE - begun[0]) / (MOST_IN_A_MINUTE + 1 - inMinute));
    }
    return last + pause - now;
  }

  /** Whether the last fetch, if any, brought nothing. */
  boolean lastFetchFailed() {
    return failed;
  }

  /** Takes note of a fetch that goes to the key server now. */
  synchronized void begins(Cause cause, long now) {
    System.arraycopy(begun, 0, begun, 1, MOST_IN_A_MINUTE - 1);
    System.arraycopy(forKeyId, 0, forKeyId, 1, MOST_IN_A_MINUTE - 1);
    begun[0] = now;
    forKeyId[0] = cause.isForKeyId();
    known = Math.min(known + 1, MOST_IN_A_MINUTE);
  }

  /** Takes note of a fetch that brought keys; tells in how many milliseconds the background refresh is due. */
  synchronized long succeeded(long now) {
    landed = now;
    backoffMillis = 0;
    failed = false;
    return (long) (REFRESH_MILLIS * (0.9 + 0.2 * random.getAsDouble()));
  }

  /** Takes note of a fetch that brought none; tells in how many milliseconds the next is due. */
  synchronized long failed(boolean withoutKeys, long now) {
    landed = now;
    backoffMillis = Math.min(LONGEST_BACKOFF_MILLIS, Math.max(FIRST_BACKOFF_MILLIS, 2 * backoffMillis));
    failed = true;
    return Math.max(withoutKeys ? backoffMillis : RETRY_MILLIS, millis(leftOfMinute(now)));
  }

  /** Whole milliseconds, rounded up. */
  static long millis(long nanos) {
    return (nanos + 999_999) / 1_000_000;
  }
}
