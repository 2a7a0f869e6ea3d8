package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muleentra.jwt.core.check.StepUps;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.error.StepUp;
import org.muleentra.jwt.core.token.Claims;

/**
 * What is known of the store, and what this process did to it, in memory; thread-safe.
 *
 * <p>What this process revoked holds until it ends or is reinstated, whatever the store lists: a listing may lag behind the
 * writes. What was reinstated, here or by a mark in the store, holds no more, whatever the store lists. Of all else the
 * store's word counts. A decision takes no lock, and a change costs the same however many entries there are.
 */
final class Entries {

  private static final RevocationKind[] KINDS = RevocationKind.values();

  private final Map<String, Revocation> byKey = new ConcurrentHashMap<>();
  /** What decisions go by, for each kind. */
  private final List<ConcurrentHashMap<String, Link>> byValue = new ArrayList<>();
  /** The keys of what this process revoked. */
  private final Set<String> own = ConcurrentHashMap.newKeySet();
  /** The ends of what was reinstated, in seconds since the epoch, by its key. */
  private final Map<String, Long> reinstated = new ConcurrentHashMap<>();
  /** When the newest listing began that was compared with this, in the timetable's nanoseconds; guarded by this. */
  private long compared = Long.MIN_VALUE;

  Entries() {
    for (int i = 0; i < KINDS.length; i++) {
      byValue.add(new ConcurrentHashMap<>());
    }
  }

  /** Why the token is refused, or {@code null}; allocates nothing unless it is. */
  Refusal refusalOf(Claims claims, Clock clock) {
    if (byKey.isEmpty()) {
      return null;
    }
    long epochSecond = Math.floorDiv(clock.millis(), 1000L);
    for (int i = 0; i < KINDS.length; i++) {
      Map<String, Link> ofKind = byValue.get(i);
      String value = ofKind.isEmpty() ? null : KINDS[i].of(claims);
      Link found = value == null ? null : ofKind.get(value);
      Revocation strongest = found == null ? null : strongest(found, claims, epochSecond);
      if (strongest != null) {
        return refusal(strongest, claims);
      }
    }
    return null;
  }

  /** The one that asks for the newest token, of those that concern the claims. */
  private static Revocation strongest(Link found, Claims claims, long epochSecond) {
    Revocation strongest = null;
    for (Link link = found; link != null; link = link.next) {
      Revocation revocation = link.revocation;
      if (revocation.holdsAt(epochSecond) && revocation.concerns(claims)
          && (strongest == null || revocation.notBefore() > strongest.notBefore())) {
        strongest = revocation;
      }
    }
    return strongest;
  }

  /** Only where a newer token will do is there something to ask the client for. */
  private static Refusal refusal(Revocation revocation, Claims claims) {
    Refusal refusal = revocation.kind().refusal();
    return revocation.kind() == RevocationKind.NOT_BEFORE && StepUps.understandsClaimsChallenge(claims)
        ? refusal.stepUp(StepUp.toTokenFrom(revocation.notBefore())) : refusal;
  }

  /** All revocations, ended ones too. */
  List<Revocation> all() {
    List<Revocation> all = new ArrayList<>();
    for (Revocation entry : byKey.values()) {
      if (entry.reinstates() == null) {
        all.add(entry);
      }
    }
    return all;
  }

  /** How many there are. */
  int size() {
    return byKey.size();
  }

  boolean isOwn(Revocation revocation) {
    return own.contains(revocation.key());
  }

  /** Whether there is nothing to learn from reading what is under this key. */
  boolean knows(String key) {
    return byKey.containsKey(key) || reinstated.containsKey(key);
  }

  /**
   * The keys of what holds here although a listing lacks it, and which the store is to be asked for itself: a listing may
   * lag behind.
   *
   * @param epochSecond what has ended by then is in no doubt
   */
  Collection<String> doubtful(Set<String> listed, long epochSecond) {
    List<String> doubtful = new ArrayList<>();
    for (Map.Entry<String, Revocation> entry : byKey.entrySet()) {
      if (!listed.contains(entry.getKey()) && !own.contains(entry.getKey()) && entry.getValue().holdsAt(epochSecond)) {
        doubtful.add(entry.getKey());
      }
    }
    return doubtful;
  }

  /**
   * Takes what this process revoked, and has written.
   *
   * @return what this process revoked before and is now of no more use; of two at once never both
   */
  synchronized List<Revocation> revoked(Revocation revocation) {
    List<Revocation> covered = new ArrayList<>();
    Link same = byValue.get(revocation.kind().ordinal()).get(revocation.value());
    for (Link link = same; link != null; link = link.next) {
      if (own.contains(link.revocation.key()) && revocation.covers(link.revocation)) {
        covered.add(link.revocation);
      }
    }
    own.add(revocation.key());
    put(revocation);
    return covered;
  }

  /** Forgets what was reinstated, or replaced by another of this process, for good. */
  synchronized void reinstated(Revocation revocation) {
    end(revocation.key(), revocation.expiresAt());
  }

  /**
   * Takes what was read from the store, unless a newer listing has been compared since and may know better.
   *
   * @param listing when the listing began that named it
   * @return whether it was taken
   */
  synchronized boolean read(Revocation entry, long listing) {
    if (listing < compared && !byKey.containsKey(entry.key())) {
      return false;
    }
    read(entry);
    return true;
  }

  /** Takes what the store has now. */
  synchronized void read(Revocation entry) {
    put(entry);
    if (entry.reinstates() != null) {
      end(entry.reinstates(), entry.expiresAt());
    }
  }

  /**
   * Forgets what the store has no more.
   *
   * @param listing when the listing began; where a newer one has been compared since, nothing happens
   * @param gone what the listing lacks and the store denies
   * @param longAgo in seconds since the epoch: what had ended by then is forgotten as soon as the store lists it no more
   * @return whether this listing is the newest
   */
  synchronized boolean compare(Set<String> listed, long listing, Collection<String> gone, long longAgo) {
    if (listing < compared) {
      return false;
    }
    compared = listing;
    for (String key : gone) {
      if (!own.contains(key)) {
        drop(key);
      }
    }
    for (Revocation entry : byKey.values()) {
      if (!listed.contains(entry.key()) && !entry.holdsAt(longAgo)) {
        own.remove(entry.key());
        drop(entry.key());
      }
    }
    reinstated.entrySet().removeIf(end -> end.getValue() <= longAgo && !listed.contains(end.getKey()));
    return true;
  }

  /** Up to so many keys of what had ended by a time. */
  List<String> endedBy(long epochSecond, int most) {
    List<String> ended = new ArrayList<>();
    for (Revocation entry : byKey.values()) {
      if (!entry.holdsAt(epochSecond)) {
        ended.add(entry.key());
        if (ended.size() == most) {
          return ended;
        }
      }
    }
    return ended.isEmpty() ? Collections.emptyList() : ended;
  }

  private void put(Revocation entry) {
    if (!reinstated.containsKey(entry.key()) && byKey.putIfAbsent(entry.key(), entry) == null && entry.reinstates() == null) {
      byValue.get(entry.kind().ordinal()).compute(entry.value(), (value, same) -> new Link(entry, same));
    }
  }

  private void end(String key, long expiresAt) {
    reinstated.put(key, expiresAt);
    own.remove(key);
    drop(key);
  }

  private void drop(String key) {
    Revocation entry = byKey.remove(key);
    if (entry != null && entry.reinstates() == null) {
      byValue.get(entry.kind().ordinal()).computeIfPresent(entry.value(), (value, same) -> same.without(entry));
    }
  }

  /** Revocations of one kind and value, in no order; immutable. */
  private static final class Link {

    private final Revocation revocation;
    private final Link next;

    private Link(Revocation revocation, Link next) {
      this.revocation = revocation;
      this.next = next;
    }

    /** The others, or {@code null}. */
    private Link without(Revocation gone) {
      Link others = null;
      for (Link link = this; link != null; link = link.next) {
        if (link.revocation != gone) {
          others = new Link(link.revocation, others);
        }
      }
      return others;
    }
  }
}
