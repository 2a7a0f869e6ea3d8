package org.muleentra.jwt.core.rotation;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.identity.GraphRefusal;
import org.muleentra.jwt.core.identity.SigningIdentity;
import org.muleentra.jwt.core.outbound.OutboundException;

/**
 * The steps of one rotation. Each may be broken off anywhere, and be begun again by this process or another: what is about to be done
 * is kept before it is done, and what may have been done is looked for before it is done again.
 *
 * <p>One step at a time, by one thread, which may block.
 */
final class RotationSteps {

  /** Who wrote a new key looks after so long whether another wrote one as well; the last who wrote goes on. */
  static final Duration SETTLE = Duration.ofSeconds(12);

  /** What another replica is at is left to it for so long. */
  static final Duration LEFT_TO_ANOTHER = Duration.ofMinutes(15);

  /** A registration that is read may lag behind what was written to it. */
  static final Duration LISTED_WITHIN = Duration.ofMinutes(10);

  /** Where the registration may not be read: what Entra has not taken for so long was not added. */
  static final Duration TAKEN_WITHIN = Duration.ofHours(1);

  /** A certificate that was added and is not taken is told of from here on, and added anew a day later. */
  static final Duration TOLD_FROM = Duration.ofMinutes(30);
  static final Duration ADDED_AGAIN = Duration.ofDays(1);

  /** So many tokens must come by the new certificate before it signs, so far apart: Entra's servers learn of it one by one. */
  static final int TAKEN_TIMES = 3;
  static final Duration APART = Duration.ofSeconds(12);

  /** How long the old certificate stays registered once the new one signs. */
  static final Duration OVERLAP = Duration.ofDays(1);

  /** What rests is kept anew after so long: stores of some platforms forget an entry 30 days after it was written. */
  static final Duration KEPT_ANEW = Duration.ofDays(7);

  /** How long a new key that is not added is worth a further try. */
  private static final Duration WORTH = Duration.ofDays(30);

  /** How often a newer certificate in the key store is tried that Entra does not take. */
  private static final long TRY_NEWER_NANOS = TimeUnit.HOURS.toNanos(1);

  private final OwnKeys keys;
  private final RotationRecord record;
  private final NewKeys newKeys;
  private final String worker;
  private final Clock clock;
  private final RotationLog log;
  private int takenTimes;
  private String taken;
  private long takenAt;
  private String triedNewer;
  private long triedNewerAt;

  /** @param worker no other replica's */
  RotationSteps(OwnKeys keys, RotationRecord record, Supplier<KeyPair> pairs, String worker, Clock clock, RotationLog log) {
    this.keys = keys;
    this.record = record;
    this.newKeys = new NewKeys(keys.clientId(), keys.settings().after(), pairs);
    this.worker = worker;
    this.clock = clock;
    this.log = log;
  }

  /** Whether there is nothing to do just now. */
  boolean isIdle(RotationState state) {
    switch (state.phase()) {
      case REST:
        return !newKeys.isDue(signing(state), clock.instant()) && !hasNewerToTry(state) && !isToBeKeptAnew(state);
      case OVERLAP:
        return isWithin(OVERLAP, state);
      default:
        return false;
    }
  }

  /**
   * Goes one step on, where there is one to go now.
   *
   * @return where it stands now, which is kept; the same where it has to wait
   */
  RotationState step(RotationState state) {
    switch (state.phase()) {
      case REST:
        return rest(state);
      case MADE:
        return made(state);
      case ASKED:
        return asked(state);
      case ADDED:
        return added(state);
      default:
        return overlap(state);
    }
  }

  private RotationState rest(RotationState state) {
    if (hasNewerToTry(state)) {
      SigningIdentity newer = keys.configured();
      triedNewer = newer.thumbprint();
      triedNewerAt = keys.nanos();
      if (keys.isTaken(newer)) {
        log.newerConfigured(newer, state.serving());
        return keep(state.begunAnew(worker, clock.instant()));
      }
      log.newerNotTaken(newer);
    }
    Instant now = clock.instant();
    SigningIdentity old = signing(state);
    if (!newKeys.isDue(old, now)) {
      return isToBeKeptAnew(state) ? keep(state.rested(worker, now)) : state;
    }
    if (now.isAfter(old.expiry())) {
      throw new OutboundException("certificate " + old.thumbprint() + " has expired at " + old.expiry() + " and proves nothing any more; add another"
          + " in Entra and put it into the key store");
    }
    SigningIdentity next = newKeys.make(now);
    // To make a key takes seconds, and a slow machine longer than another one takes to make its own and to register it.
    RotationState meanwhile = record.read();
    if (meanwhile.number() != state.number()) {
      return meanwhile;
    }
    RotationState made = keep(state.made(next, old.thumbprint(), worker, clock.instant()));
    log.began(old, next, now, record);
    return made;
  }

  /** The key that Entra takes is nowhere but in the store. */
  private boolean isToBeKeptAnew(RotationState state) {
    return state.serving() != null && !isWithin(KEPT_ANEW, state);
  }

  /** Somebody put one into the key store after the last rotation, to be used. */
  private boolean hasNewerToTry(RotationState state) {
    if (state.serving() == null || !keys.configured().begin().isAfter(state.serving().begin())) {
      return false;
    }
    return !keys.configured().thumbprint().equals(triedNewer) || keys.nanos() - triedNewerAt >= TRY_NEWER_NANOS;
  }

  private SigningIdentity signing(RotationState state) {
    return state.serving() == null ? keys.configured() : state.serving();
  }

  private RotationState made(RotationState state) {
    Instant now = clock.instant();
    if (isOfAnother(state)) {
      return state;
    }
    if (!state.worker().equals(worker)) {
      return keep(state.madeAgain(worker, now));
    }
    if (isWithin(SETTLE, state)) {
      return state;
    }
    if (now.isAfter(state.other().begin().plus(WORTH))) {
      return keep(state.rested(worker, now));
    }
    Listing listing = keys.listing();
    String objectId = listing.objectId();
    if (isAdded(state, listing)) {
      return keep(state.added(listing.keyId(state.other().thumbprint()), worker, now));
    }
    return ask(keep(state.asked(worker, now)), objectId);
  }

  private boolean isAdded(RotationState state, Listing listing) {
    return listing.isKnown() ? listing.has(state.other().thumbprint()) : keys.isTaken(state.other());
  }

  private RotationState ask(RotationState state, String objectId) {
    GraphRefusal refusal = null;
    for (SigningIdentity by : proving(state)) {
      try {
        return keep(state.added(keys.add(state.other(), objectId, by), worker, clock.instant()));
      } catch (GraphRefusal e) {
        refusal = e;
        if (!e.isOfProof()) {
          break;
        }
      }
    }
    keep(state.madeAgain(worker, clock.instant()));
    throw refusal;
  }

  /** Each certificate that may be registered, the likeliest first. */
  private List<SigningIdentity> proving(RotationState state) {
    SigningIdentity first = signing(state);
    SigningIdentity configured = keys.configured();
    List<SigningIdentity> all = Arrays.asList(first, configured);
    return all.stream().filter(each -> each == first || !each.thumbprint().equals(first.thumbprint()) && clock.instant().isBefore(each.expiry()))
        .distinct().collect(Collectors.toList());
  }

  /** No answer came, or nobody was there to hear it. */
  private RotationState asked(RotationState state) {
    if (isOfAnother(state)) {
      return state;
    }
    Listing listing = keys.listing();
    if (isAdded(state, listing)) {
      return keep(state.added(listing.keyId(state.other().thumbprint()), worker, clock.instant()));
    }
    return isWithin(listing.isKnown() ? LISTED_WITHIN : TAKEN_WITHIN, state) ? state : keep(state.madeAgain(worker, clock.instant()));
  }

  private RotationState added(RotationState state) {
    if (isOfAnother(state)) {
      return state;
    }
    if (!keys.isTaken(state.other())) {
      takenTimes = 0;
      if (!isWithin(ADDED_AGAIN, state)) {
        return keep(state.asked(worker, clock.instant()));
      }
      if (!isWithin(TOLD_FROM, state)) {
        throw new OutboundException("certificate " + state.other().thumbprint() + " was added at " + state.at() + ", and Entra does not take it yet");
      }
      return state;
    }
    if (!isTakenOften(state.other().thumbprint())) {
      return state;
    }
    RotationState switched = keep(state.switched(worker, clock.instant()));
    log.switched(switched, switched.at().plus(OVERLAP));
    return switched;
  }

  private boolean isTakenOften(String thumbprint) {
    if (!thumbprint.equals(taken)) {
      taken = thumbprint;
      takenTimes = 0;
    }
    if (takenTimes == 0 || keys.nanos() - takenAt >= APART.toNanos()) {
      takenTimes++;
      takenAt = keys.nanos();
    }
    return takenTimes >= TAKEN_TIMES;
  }

  private RotationState overlap(RotationState state) {
    if (isWithin(OVERLAP, state)) {
      return state;
    }
    // The old one goes only where this very moment proves that the new one serves.
    if (!keys.isTaken(state.serving())) {
      if (isWithin(OVERLAP.plus(ADDED_AGAIN), state)) {
        throw new OutboundException("Entra does not take certificate " + state.serving().thumbprint() + " any more; " + state.old() + " stays");
      }
      RotationState undone = keep(state.undone(worker, clock.instant()));
      log.undone(state);
      return undone;
    }
    Listing listing = keys.listing();
    if (listing.isKnown() && !listing.has(state.serving().thumbprint())) {
      throw new OutboundException("certificate " + state.serving().thumbprint() + " is not listed by Microsoft Graph; " + state.old() + " stays");
    }
    String left = remove(state, listing);
    RotationState rested = keep(state.rested(worker, clock.instant()));
    if (left == null) {
      log.ended(state);
    } else {
      log.notRemoved(state, left);
    }
    return rested;
  }

  /** Why the old one may be registered still, or {@code null} where it is not. */
  private String remove(RotationState state, Listing listing) {
    String keyId = listing.isKnown() ? listing.keyId(state.old()) : state.otherKeyId();
    if (keyId == null) {
      return listing.isKnown() ? null : "its id is not known here, and the registration may not be read";
    }
    try {
      keys.remove(keyId, listing.objectId(), state.serving());
      return null;
    } catch (GraphRefusal e) {
      if (listing.isKnown() || !e.isOfRequest()) {
        throw e;
      }
      return e.getMessage();
    }
  }

  /** It is under way elsewhere, or was just now. */
  private boolean isOfAnother(RotationState state) {
    return !state.worker().equals(worker) && isWithin(LEFT_TO_ANOTHER, state);
  }

  private boolean isWithin(Duration duration, RotationState state) {
    return clock.instant().isBefore(state.at().plus(duration));
  }

  private RotationState keep(RotationState state) {
    keys.keep(() -> record.write(state));
    return state;
  }
}
