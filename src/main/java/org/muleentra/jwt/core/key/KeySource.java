package org.muleentra.jwt.core.key;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signing keys of one authority: answered from memory, refreshed in the background, fetched at once for a kid that
 * is new, one fetch at a time and never more often than {@link FetchPauses} allows.
 *
 * <p>Thread-safe; no caller waits for a fetch unless its own kid is not in memory, and then without holding a thread.
 */
public final class KeySource {

  private static final Logger LOGGER = LoggerFactory.getLogger(KeySource.class);

  /** Discovery and keys, one after the other, and a little; for a transport that forgets its own bounds. */
  private static final long FETCH_BOUND_MILLIS = 2L * MetadataTransport.FETCH_TIMEOUT_MILLIS + 1_000;

  private final Authority authority;
  private final MetadataTransport transport;
  private final ScheduledExecutorService scheduler;
  private final FetchPauses pauses;
  private final AtomicReference<CompletableFuture<Void>> flight = new AtomicReference<>();
  private final AtomicReference<ScheduledFuture<?>> nextRefresh = new AtomicReference<>();
  private volatile KeySet keys = KeySet.NONE;
  private volatile boolean closed;

  /** @param random numbers from 0 to below 1, which spread the refreshes of many instances */
  KeySource(Authority authority, MetadataTransport transport, ScheduledExecutorService scheduler, Clock clock,
      DoubleSupplier random) {
    this.authority = authority;
    this.transport = transport;
    this.scheduler = scheduler;
    this.pauses = new FetchPauses(clock, random);
  }

  /** Starts the first fetch without waiting for it. */
  void preload() {
    refresh(false);
  }

  /** Ends the background refresh; keys in memory stay. */
  void close() {
    closed = true;
    replaceNextRefresh(null);
  }

  /** The key if it is in memory, or {@code null}; costs a hash look-up. */
  public SigningKey inMemory(String keyId) {
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
        : fetchUnlessPaused(keyId), scheduler);
  }

  private CompletionStage<Outcome<SigningKey>> fetchUnlessPaused(String keyId) {
    long pauseSeconds = pauses.secondsLeft(keys.isEmpty());
    return pauseSeconds > 0
        ? CompletableFuture.completedFuture(notFound(pauseSeconds))
        : refresh(true).thenApplyAsync(landed -> found(keyId), scheduler);
  }

  private Outcome<SigningKey> found(String keyId) {
    SigningKey key = keys.find(keyId);
    return key != null ? Outcome.of(key) : notFound(pauses.secondsLeft(keys.isEmpty()));
  }

  /** A kid is unknown only when the authority could be asked; else the outage is ours and the token may be good. */
  private Outcome<SigningKey> notFound(long pauseSeconds) {
    return pauses.lastFetchFailed()
        ? Outcome.refused(Reason.KEYS_UNAVAILABLE.refusal().retryAfter(pauseSeconds))
        : Outcome.refused(Reason.KEY_UNKNOWN);
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
    bounded(download()).whenComplete((fetched, failure) -> {
      land(fetched, failure, forUnknownKeyId);
      flight.set(null);
      landing.complete(null);
    });
    return landing;
  }

  private CompletableFuture<KeySet> download() {
    CompletableFuture<KeySet> download = new CompletableFuture<>();
    try {
      transport.get(authority.discoveryUri())
          .thenApply(response -> DiscoveryDocument.keysUri(body(response, "discovery document"), authority))
          .thenCompose((URI keysUri) -> transport.get(keysUri))
          .thenApply(response -> KeySet.of(body(response, "key document")))
          .whenComplete((fetched, failure) -> {
            if (failure != null) {
              download.completeExceptionally(failure);
            } else {
              download.complete(fetched);
            }
          });
    } catch (RuntimeException transportRefused) {
      download.completeExceptionally(transportRefused);
    }
    return download;
  }

  private CompletableFuture<KeySet> bounded(CompletableFuture<KeySet> download) {
    try {
      ScheduledFuture<?> bound = scheduler.schedule(
          () -> download.completeExceptionally(new MetadataException("the fetch took too long")),
          FETCH_BOUND_MILLIS, TimeUnit.MILLISECONDS);
      download.whenComplete((fetched, failure) -> bound.cancel(false));
    } catch (RejectedExecutionException stopping) {
      download.completeExceptionally(stopping);
    }
    return download;
  }

  private static byte[] body(MetadataResponse response, String document) {
    if (response.status() != 200) {
      throw new MetadataException("the " + document + " was answered with status " + response.status());
    }
    return response.body();
  }

  private void land(KeySet fetched, Throwable failure, boolean forUnknownKeyId) {
    if (failure == null) {
      LOGGER.info("Keys of {}: {} usable, {} left out", authority, fetched.size(), fetched.skipped());
      keys = fetched;
    } else {
      LOGGER.warn("Keys of {} could not be fetched, {} from before stay in use: {}", authority, keys.size(),
          sentence(failure));
    }
    long delayMillis = pauses.landed(failure == null, forUnknownKeyId, keys.isEmpty());
    scheduleRefresh(delayMillis);
  }

  private static String sentence(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    return cause instanceof MetadataException ? cause.getMessage() : cause.toString();
  }

  private void scheduleRefresh(long delayMillis) {
    if (closed) {
      return;
    }
    try {
      replaceNextRefresh(scheduler.schedule(() -> refresh(false), delayMillis, TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException stopping) {
      closed = true;
    }
    if (closed) {
      replaceNextRefresh(null);
    }
  }

  private void replaceNextRefresh(ScheduledFuture<?> next) {
    ScheduledFuture<?> previous = nextRefresh.getAndSet(next);
    if (previous != null) {
      previous.cancel(false);
    }
  }
}
