package org.muleentra.jwt.core.key;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Keys in use, and for how long they may be; immutable. */
final class Served {

  /** Nothing fetched yet, and nothing restored. */
  static final Served COLD = new Served(KeySet.NONE, Collections.emptySet(), 0, 0, 0);

  private final KeySet keys;
  private final Set<String> withdrawn;
  private final long fetchBegan;
  private final long expiresAt;
  private final long unaskedUntil;

  private Served(KeySet keys, Set<String> withdrawn, long fetchBegan, long expiresAt, long unaskedUntil) {
    this.keys = keys;
    this.withdrawn = withdrawn;
    this.fetchBegan = fetchBegan;
    this.expiresAt = expiresAt;
    this.unaskedUntil = Math.min(unaskedUntil, expiresAt);
  }

  /**
   * Keys in place of these.
   *
   * @param fetchBegan the moment of {@link Sightings} in which their fetch began; 0 for saved keys
   * @param expiresAt when they may serve no longer whatever happens, in nanoseconds of the timetable
   * @param unaskedUntil up to when they serve without the authority having been asked again
   */
  Served replacedBy(KeySet next, long nextFetchBegan, long nextExpiresAt, long nextUnaskedUntil) {
    Set<String> gone = new HashSet<>(keys.keyIds());
    gone.removeAll(next.keyIds());
    if (gone.isEmpty()) {
      // Once told, for as long as there is no other change.
      gone.addAll(withdrawn);
      gone.removeAll(next.keyIds());
    }
    return new Served(next.withoutDocument(), gone, nextFetchBegan, nextExpiresAt, nextUnaskedUntil);
  }

  /** The same keys, after the authority was asked in vain. */
  Served askedInVain(long nextUnaskedUntil) {
    return new Served(keys, withdrawn, fetchBegan, expiresAt, Math.max(unaskedUntil, nextUnaskedUntil));
  }

  /** None any more. */
  Served expired() {
    return new Served(KeySet.NONE, Collections.emptySet(), fetchBegan, expiresAt, unaskedUntil);
  }

  /** The key, or {@code null}; at no time older than is allowed, whatever timers did. */
  SigningKey find(String keyId, long now) {
    SigningKey key = keys.find(keyId);
    return key != null && now < unaskedUntil ? key : null;
  }

  /** How many keys may serve. */
  int usable(long now) {
    return now < unaskedUntil ? keys.size() : 0;
  }

  /** Up to when they serve, in nanoseconds of the timetable. */
  long servesUntil() {
    return unaskedUntil;
  }

  KeySet keys() {
    return keys;
  }

  long fetchBegan() {
    return fetchBegan;
  }

  long expiresAt() {
    return expiresAt;
  }

  boolean isExpired(long now) {
    return keys.isEmpty() || now >= expiresAt;
  }

  /** Whether the authority should have been asked again by now. */
  boolean isOverdue(long now) {
    return now >= unaskedUntil;
  }

  /**
   * Whether it is known that there is no key of this kid: it was asked for before this document was fetched, or was in the one
   * before, or has no usable key in this one.
   *
   * @param askedFor the moment in which it was asked for first
   */
  boolean isKnownToLack(String keyId, long askedFor) {
    return !keys.isEmpty() && keys.find(keyId) == null
        && (askedFor < fetchBegan || withdrawn.contains(keyId) || keys.leavesOut(keyId));
  }
}
