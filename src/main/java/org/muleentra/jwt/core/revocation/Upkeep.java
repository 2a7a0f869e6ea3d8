package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Reads what a store holds and drops what has expired long ago; one thread at a time. */
final class Upkeep {

  private final RevocationStore store;
  private final Clock clock;
  private final DenyListLog log;

  Upkeep(RevocationStore store, Clock clock, DenyListLog log) {
    this.store = store;
    this.clock = clock;
    this.log = log;
  }

  /**
   * The entries of the store.
   *
   * @param known those that need not be read again
   * @throws RuntimeException when any of them cannot be read
   */
  Collection<Revocation> read(Snapshot known) {
    // Clocks of other nodes may be behind ours, so what has expired here may hold there.
    long longAgo = clock.instant().minus(RevocationRequest.SKEW).getEpochSecond();
    List<Revocation> entries = new ArrayList<>();
    for (String key : store.keys()) {
      Revocation entry = known.get(key) != null ? known.get(key) : store.read(key);
      if (entry != null && entry.holdsAt(longAgo)) {
        entries.add(entry);
      } else if (entry != null) {
        tidy(key);
      }
    }
    return entries;
  }

  /** What need not be there may stay: a store that cannot be tidied is no reason to refuse anybody. */
  void tidy(String key) {
    try {
      store.remove(key);
    } catch (RevocationStoreException e) {
      log.notTidied(e);
    }
  }
}
