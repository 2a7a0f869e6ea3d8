package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.Claims;

/**
 * Drops from the store what has ended long ago, where two clocks say so: this machine's and Entra's, which is known by the
 * newest {@code iat} of the tokens that were admitted here.
 *
 * <p>So a machine whose clock is ahead, or behind, drops nothing that may hold for others: it would have to admit a token
 * of the future. Thread-safe.
 */
final class Upkeep {

  /** So many entries at most after one reading. */
  private static final int AT_ONCE = 100;

  private final RevocationStore store;
  private final Entries entries;
  private final Timetable timetable;
  private final Clock clock;
  private final DenyListLog log;
  private final AtomicBoolean underWay = new AtomicBoolean();
  /** In seconds since the epoch; of two at once the older may stay, which is none the less true. */
  private volatile long newestIssue = Long.MIN_VALUE;

  Upkeep(RevocationStore store, Entries entries, Timetable timetable, Clock clock, DenyListLog log) {
    this.store = store;
    this.entries = entries;
    this.timetable = timetable;
    this.clock = clock;
    this.log = log;
  }

  /** Learns from a token that is good what time it is at Entra, at least. */
  void learnFrom(Claims claims) {
    Long issuedAt = claims.issuedAt();
    if (issuedAt != null && issuedAt > newestIssue) {
      newestIssue = issuedAt;
    }
  }

  /** Does so on another thread, unless that hangs in the store already. */
  void begin() {
    long skew = RevocationRequest.SKEW.getSeconds();
    List<String> ended = newestIssue == Long.MIN_VALUE ? Collections.emptyList()
        : entries.endedBy(Math.min(newestIssue, clock.instant().getEpochSecond()) - skew, AT_ONCE);
    if (ended.isEmpty() || !underWay.compareAndSet(false, true)) {
      return;
    }
    boolean begun = timetable.begin(() -> {
      try {
        ended.forEach(this::tidy);
      } finally {
        underWay.set(false);
      }
    });
    if (!begun) {
      underWay.set(false);
    }
  }

  /** What need not be there may stay: a store that cannot be tidied is no reason to refuse anybody. */
  private void tidy(String key) {
    try {
      store.remove(key);
    } catch (RuntimeException | Error failure) {
      log.notTidied(failure);
    }
  }
}
