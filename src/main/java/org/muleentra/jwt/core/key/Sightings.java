package org.muleentra.jwt.core.key;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which kids that were not in memory were asked for, and since when: a document that was fetched after that and has no such
 * kid shows that there is none. Thread-safe.
 *
 * <p>Small whatever is invented: a kid for which there is no room is a kid of which nothing is known, and that costs its
 * sender a 503 in place of a 401. What nobody asks for within a minute is forgotten.
 */
final class Sightings {

  /** The most kids remembered of this minute, and of the one before. */
  static final int MOST = 64;

  /** The longest kid remembered; Entra's have 27 to 43 characters. */
  static final int LONGEST = 64;

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private long moments;
  private long minute;
  private Map<String, Long> thisMinute = new HashMap<>();
  private Map<String, Long> before = new HashMap<>();

  /** The next of the moments in which things happen here, one after the other; a clock may show the same time twice. */
  synchronized long moment() {
    return ++moments;
  }

  /**
   * The moment in which the kid was asked for first, as far as is known: now, if not before.
   *
   * @param now in nanoseconds of the timetable
   */
  synchronized long first(String keyId, long now) {
    if (now - minute >= MINUTE) {
      before = now - minute < 2 * MINUTE ? thisMinute : new HashMap<>();
      thisMinute = new HashMap<>();
      minute = now;
    }
    Long first = thisMinute.get(keyId);
    if (first == null) {
      first = before.get(keyId);
      if (first == null) {
        first = ++moments;
      }
      if (thisMinute.size() < MOST && keyId.length() <= LONGEST) {
        thisMinute.put(keyId, first);
      }
    }
    return first;
  }

  /** How many are remembered. */
  synchronized int size() {
    return thisMinute.size() + before.size();
  }
}
