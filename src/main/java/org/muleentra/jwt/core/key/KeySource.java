package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * The signing keys of one authority: answered from memory, refreshed in the background, fetched at once for a kid that
 * is new, one fetch at a time and never more often than {@link FetchPauses} allows; the last good keys serve through an
 * outage up to its tolerance.
 *
 * <p>Thread-safe; no caller waits for a fetch unless its own kid is not in memory, and then without holding a thread.
 */
public final class KeySource {

  private final KeyFetch fetch;
  private final KeyVault vault;
  private final Timetable timetable;
  private final FetchPauses pauses;
  private final OutageLog log;
  private final Duration outageTolerance;
  private final AtomicReference<CompletableFuture<Void>> flight = new AtomicReference<>();
  private final Alarm nextRefresh;
  private final Alarm expiry;
  private final boolean rests;
  private volatile KeySet keys = KeySet.NONE;
  /** What was in use when nobody asked any more: it comes back only if fresh keys cannot be had. */
  private volatile KeySet resting = KeySet.NONE;
  private volatile boolean asked;
  /** Saved keys are for a cold start alone: keys that this process saw expire do not come back from the store. */
  private volatile boolean cold = true;

  /**
   * @param name of the configuration, for the log
   * @param outageTolerance how long keys serve after the fetch that brought them
   * @param random numbers from 0 to below 1, which spread the refreshes of many instances
   * @param rests whether it stops refreshing when nobody asked since the last time
   */
  KeySource(String name, Authority authority, MetadataTransport transport, SavedKeys saved, Timetable timetable,
      Clock clock, Duration outageTolerance, DoubleSupplier random, boolean rests) {
    this.fetch = new KeyFetch(authority, transport, timetable);
    this.vault = new KeyVault(authority, saved, clock, outageTolerance);
    this.timetable = timetable;
    this.pauses = new FetchPauses(clock, random);
    this.log = new OutageLog(name, authority, outageTolerance);
    this.outageTolerance = outageTolerance;
    this.rests = rests;
    this.nextRefresh = new Alarm(timetable, this::refreshUnlessIdle);
    this.expiry = new Alarm(timetable, this::expire);
  }

  /** Starts the first fetch without waiting for it. */
  void preload() {
    refresh(false);
  }

  /** Ends the background work. */
  void close() {
    nextRefresh.close();
    expiry.close();
  }

  /** The key if it is in memory, or {@code null}; costs a hash look-up. */
  public SigningKey inMemory(String keyId) {
    if (!asked) {
      asked = true;
    }
    return keys.find(keyId);
  }

  /** The key after the one shared fetch that a kid not in memory may cause. */
  public CompletionStage<Outcome<SigningKey>> fetch(String keyId) {
    SigningKey arrived = keys.find(keyId);
    if (arrived != null) {
      return CompletableFuture.completedFuture(Outcome.of(arrived));
    }
    CompletableFuture<Void> running = flight.get();
    if (running == null) {
      return fetchUnlessPaused(keyId);
    }
    // That fetch may have been answered before the key was published, so it does not have the last word.
    return running.thenComposeAsync(landed -> keys.find(keyId) != null
        ? CompletableFuture.completedFuture(found(keyId))
        : fetchUnlessPaused(keyId), timetable::goOn);
  }

  private CompletionStage<Outcome<SigningKey>> fetchUnlessPaused(String keyId) {
    long pauseSeconds = pauses.secondsLeft(keys.isEmpty());
    return pauseSeconds > 0
        ? CompletableFuture.completedFuture(notFound(pauseSeconds))
        : refresh(true).thenApplyAsync(landed -> found(keyId), timetable::goOn);
  }

  private Outcome<SigningKey> found(String keyId) {
    SigningKey key = keys.find(keyId);
    return key != null ? Outcome.of(key) : notFound(pauses.secondsLeft(keys.isEmpty()));
  }

  /** A kid is unknown only when the authority could be asked; else the outage is ours and the token may be good. */
  private Outcome<SigningKey> notFound(long pauseSeconds) {
    return keys.isEmpty() || pauses.lastFetchFailed()
        ? Outcome.refused(Reason.KEYS_UNAVAILABLE.refusal().retryAfter(pauseSeconds))
        : Outcome.refused(Reason.KEY_UNKNOWN);
  }

  private void refreshUnlessIdle() {
    if (rests && !asked && !keys.isEmpty()) {
      // Keys not refreshed must not serve: one of them may be withdrawn meanwhile.
      resting = keys;
      keys = KeySet.NONE;
      return;
    }
    asked = false;
    refresh(false);
  }

  /** The fetch under way, or a new one; completes normally however it ends. */
  private CompletableFuture<Void> refresh(boolean forUnknownKeyId) {
    CompletableFuture<Void> landing = new CompletableFuture<>();
    while (!flight.compareAndSet(null, landing)) {
      CompletableFuture<Void> running = flight.get();
      if (running != null) {
        return running;
      }
    }
    fetch.start().whenComplete((fetched, failure) -> {
      if (failure == null) {
        serve(fetched, outageTolerance.toMillis());
        log.fetched(fetched);
        aside(() -> vault.keep(fetched));
      } else {
        wake();
        log.failed(failure, keys);
      }
      if (cold) {
        aside(() -> {
          restore();
          land(landing, failure == null, forUnknownKeyId);
        });
      } else {
        land(landing, failure == null, forUnknownKeyId);
      }
    });
    return landing;
  }

  private void land(CompletableFuture<Void> landing, boolean succeeded, boolean forUnknownKeyId) {
    nextRefresh.set(pauses.landed(succeeded, forUnknownKeyId, keys.isEmpty()));
    flight.set(null);
    landing.complete(null);
  }

  private void wake() {
    if (keys.isEmpty()) {
      keys = resting;
      resting = KeySet.NONE;
    }
  }

  private void serve(KeySet newKeys, long millis) {
    cold = false;
    keys = newKeys.withoutDocument();
    resting = KeySet.NONE;
    expiry.set(millis);
  }

  private void restore() {
    KeyVault.Restored restored = vault.restore();
    if (restored != null) {
      serve(restored.keys(), restored.remainingMillis());
      log.restored(restored.keys());
    }
  }

  /** Away from the transport's thread, as the store may block. */
  private void aside(Runnable work) {
    if (!timetable.begin(work)) {
      work.run();
    }
  }

  /** Measured by the scheduler from the fetch on, so no change of the clock lets old keys live longer. */
  private void expire() {
    boolean idle = keys.isEmpty();
    keys = KeySet.NONE;
    resting = KeySet.NONE;
    if (!idle) {
      log.expired();
      refresh(false);
    }
  }
}
