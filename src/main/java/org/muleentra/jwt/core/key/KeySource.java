package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.key.FetchPauses.Cause;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.SharedFlight;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.TrackRecord;

/**
 * The signing keys of one authority: answered from memory, refreshed in the background, fetched at once for a kid that
 * is new, one fetch at a time and never more often than {@link FetchPauses} allows; the last good keys serve through an
 * outage up to its tolerance.
 *
 * <p>Whether keys may still serve is seen when they are used, and rests on no timer. Thread-safe; no caller waits for a fetch
 * unless its own kid is not in memory, or the keys there are overdue, and then without holding a thread.
 */
public final class KeySource {

  /** How long keys serve after the begin of their fetch without another having been tried: the latest refresh, and a fetch. */
  static final long UNASKED_MILLIS = 67 * 60_000;

  /** How long a retry that is due may take to come and to end before requests begin one themselves. */
  private static final long RETRY_GRACE_MILLIS = 30_000;

  /** How long a caller waits for a fetch, its turn included. */
  static final long FETCH_MILLIS = 12_000;

  /** How long a caller waits for saved keys after that. */
  static final long RESTORE_MILLIS = 3_000;

  /** Nothing of the above can last so long. */
  private static final long FLIGHT_MILLIS = FETCH_MILLIS + RESTORE_MILLIS + 1_000;

  private static final Refusal ASKED_TOO_RECENTLY = Reason.KEYS_UNAVAILABLE.because(
      "no key in memory has this kid, and the authority was asked too recently to be asked again");

  private final KeyFetch fetch;
  private final KeyVault vault;
  private final Timetable timetable;
  private final SharedTurns turns;
  private final FetchPauses pauses;
  private final OutageLog log;
  private final TrackRecord fetches;
  private final Duration outageTolerance;
  private final SharedFlight<Void> flight;
  private final Sightings sightings = new Sightings();
  private final Alarm nextRefresh;
  private final boolean rests;
  private volatile Served served = Served.COLD;
  private volatile boolean asked;
  private volatile boolean resting;
  private volatile boolean closed;

  /**
   * One that shares its turns with no other.
   *
   * @param name of the configuration, for the log
   * @param outageTolerance how long keys serve after the fetch that brought them
   * @param random numbers from 0 to below 1, which spread the refreshes of many instances
   * @param rests whether it stops refreshing when nobody asked since the last time
   */
  KeySource(String name, Authority authority, Transport transport, SavedKeys saved, Timetable timetable,
      Clock clock, Duration outageTolerance, DoubleSupplier random, boolean rests) {
    this(name, authority, transport, saved, timetable, clock, outageTolerance, random, rests, new SharedTurns(timetable));
  }

  /** @param turns shared by all sources of a configuration */
  KeySource(String name, Authority authority, Transport transport, SavedKeys saved, Timetable timetable,
      Clock clock, Duration outageTolerance, DoubleSupplier random, boolean rests, SharedTurns turns) {
    this.fetch = new KeyFetch(authority, transport, timetable);
    this.fetches = new TrackRecord(clock);
    this.log = new OutageLog(name, authority, outageTolerance);
    this.vault = new KeyVault(log.whose(), authority, saved, turns.ofStore(), timetable, clock, outageTolerance);
    this.timetable = timetable;
    this.turns = turns;
    this.pauses = new FetchPauses(random);
    this.outageTolerance = outageTolerance;
    this.flight = new SharedFlight<>(timetable, FLIGHT_MILLIS);
    this.rests = rests;
    this.nextRefresh = new Alarm(timetable, this::refreshUnlessIdle);
  }

  /** Starts the first fetch without waiting for it. */
  void preload() {
    refresh(Cause.NO_KEYS);
  }

  /** Ends the background work, and every wait. */
  void close() {
    closed = true;
    nextRefresh.close();
    CompletableFuture<Void> waitedFor = flight.underWay();
    if (waitedFor != null) {
      waitedFor.complete(null);
    }
  }

  /** The key if it is in memory and may serve, or {@code null}; costs a hash look-up and a look at a clock. */
  public SigningKey inMemory(String keyId) {
    if (!asked) {
      asked = true;
    }
    return served.find(keyId, timetable.nanos());
  }

  /** The key after the one shared fetch that a kid not in memory may cause. */
  public CompletionStage<Outcome<SigningKey>> fetch(String keyId) {
    SigningKey arrived = inMemory(keyId);
    if (arrived != null) {
      return CompletableFuture.completedFuture(Outcome.of(arrived));
    }
    long came = sightings.first(keyId, timetable.nanos());
    CompletableFuture<Void> running = flight.underWay();
    if (running == null) {
      return fetchUnlessPaused(keyId, came);
    }
    // That fetch may have been answered before the key was published, so it does not have the last word.
    return running.handle((landed, failure) -> null).thenComposeAsync(landed -> inMemory(keyId) != null
        ? CompletableFuture.completedFuture(found(keyId, came, 0)) : fetchUnlessPaused(keyId, came), timetable::goOn);
  }

  private CompletionStage<Outcome<SigningKey>> fetchUnlessPaused(String keyId, long came) {
    long now = timetable.nanos();
    Cause cause = cause(keyId, came, now);
    long pause = pauses.left(cause, now);
    return pause > 0 || closed
        ? CompletableFuture.completedFuture(found(keyId, came, pause))
        : refresh(cause).handleAsync((landed, failure) -> found(keyId, came, 0), timetable::goOn);
  }

  private Cause cause(String keyId, long came, long now) {
    Served inUse = served;
    if (inUse.isExpired(now)) {
      return Cause.NO_KEYS;
    }
    if (inUse.isOverdue(now)) {
      return Cause.OVERDUE;
    }
    return inUse.isKnownToLack(keyId, came) ? Cause.LACKING : Cause.UNSEEN;
  }

  /**
   * The last word, for which memory is looked into once more: the key may have come since the decision to ask nobody.
   *
   * <p>A kid is unknown only when the authority was asked after it came, and answered; else the token may be good.
   */
  private Outcome<SigningKey> found(String keyId, long came, long pause) {
    long now = timetable.nanos();
    Served inUse = served;
    SigningKey key = inUse.find(keyId, now);
    if (key != null) {
      return Outcome.of(key);
    }
    if (!inUse.isOverdue(now) && inUse.isKnownToLack(keyId, came) && !pauses.lastFetchFailed() && !closed) {
      return Outcome.refused(Reason.KEY_UNKNOWN);
    }
    long left = pause > 0 ? pause : pauses.left(cause(keyId, came, now), now);
    boolean outage = inUse.isExpired(now) || pauses.lastFetchFailed();
    return Outcome.refused((outage ? Reason.KEYS_UNAVAILABLE.refusal() : ASKED_TOO_RECENTLY)
        .retryAfter((FetchPauses.millis(left) + 999) / 1000));
  }

  /** How its fetches fared. */
  TrackRecord fetches() {
    return fetches;
  }

  /** Whether nobody asks for its keys, so that they are not kept fresh. */
  boolean isResting() {
    return resting;
  }

  /** The keys that are in use or were, and until when. */
  Served served() {
    return served;
  }

  private void refreshUnlessIdle() {
    if (closed || rests && !asked) {
      // Keys that are not refreshed stop serving by themselves, as one of them may be withdrawn meanwhile.
      resting = true;
      return;
    }
    asked = false;
    long pause = pauses.leftOfMinute(timetable.nanos());
    if (pause > 0) {
      nextRefresh.set(FetchPauses.millis(pause));
    } else {
      refresh(Cause.OVERDUE);
    }
  }

  /** The fetch under way, or a new one; ends in time however it ends. */
  private CompletableFuture<Void> refresh(Cause cause) {
    return flight.join(() -> {
      // Whatever becomes of this flight, there will be another.
      nextRefresh.set(FLIGHT_MILLIS + RETRY_GRACE_MILLIS);
      CompletableFuture<Void> fetched = turns.ofFetches().take(() -> begin(cause));
      return Deadline.<Void>on(timetable, FETCH_MILLIS, () -> fetched)
          .handle((landed, failure) -> {
            // Where it has not had its turn it shall have none, as nobody waits for it.
            fetched.cancel(false);
            return failure == null ? CompletableFuture.<Void>completedFuture(null) : restoreAfter(failure);
          })
          .thenCompose(end -> end);
    });
  }

  private CompletionStage<Void> begin(Cause cause) {
    long moment = sightings.moment();
    long now = timetable.nanos();
    pauses.begins(cause, now);
    resting = false;
    return fetch.start().thenApply(keys -> {
      serve(keys, moment, now);
      return null;
    });
  }

  private void serve(KeySet keys, long moment, long began) {
    synchronized (this) {
      Served before = served;
      if (moment < before.fetchBegan()) {
        // A fetch that began later was quicker.
        return;
      }
      long now = timetable.nanos();
      long refresh = pauses.succeeded(now);
      served = before.replacedBy(keys, moment, now + nanos(outageTolerance.toMillis()), began + nanos(UNASKED_MILLIS));
      // Keys never expire while a refresh that could replace them waits for its time.
      nextRefresh.set(Math.min(refresh, outageTolerance.toMillis() - RETRY_GRACE_MILLIS));
    }
    fetches.succeeded();
    quietly(() -> log.fetched(keys));
    quietly(() -> vault.keep(keys));
  }

  /** Saved keys are for a cold start alone: keys that this process saw expire do not come back from the store. */
  private CompletableFuture<Void> restoreAfter(Throwable failure) {
    CompletableFuture<Void> restored = served != Served.COLD ? CompletableFuture.completedFuture(null)
        : Deadline.on(timetable, RESTORE_MILLIS, () -> vault.restore(this::take));
    return restored.handle((done, late) -> {
      failed(failure);
      return null;
    });
  }

  /** However late the store answers, its keys serve if there are no others. */
  private void take(KeyVault.Restored saved) {
    synchronized (this) {
      if (served != Served.COLD || closed) {
        return;
      }
      served = Served.COLD.replacedBy(saved.keys(), 0, saved.expiresAt(), timetable.nanos() + nanos(FLIGHT_MILLIS + RETRY_GRACE_MILLIS));
    }
    quietly(() -> log.restored(saved.keys()));
  }

  private void failed(Throwable failure) {
    boolean expired;
    synchronized (this) {
      long now = timetable.nanos();
      Served inUse = served;
      boolean none = inUse.isExpired(now);
      expired = none && !inUse.keys().isEmpty();
      long retry = pauses.failed(none, now);
      if (none) {
        served = expired ? inUse.expired() : inUse;
      } else {
        retry = Math.min(retry, Math.max(1, FetchPauses.millis(inUse.expiresAt() - now)));
        served = inUse.askedInVain(now + nanos(retry + RETRY_GRACE_MILLIS));
      }
      nextRefresh.set(retry);
    }
    // That nobody waits any longer at a stop is no outage.
    if (!closed && !timetable.isClosed()) {
      fetches.failed(failure);
      if (expired) {
        quietly(log::expired);
      }
      quietly(() -> log.failed(failure, served.keys()));
    }
  }

  /** A log that fails, or a full memory, is no reason to be without keys. */
  private static void quietly(Runnable line) {
    try {
      line.run();
    } catch (RuntimeException | Error ignored) {
      // There is nobody left to tell.
    }
  }

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
