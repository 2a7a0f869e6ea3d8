package org.muleentra.jwt.core.key;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.authority.Authority;

/** One way from an authority to its key document: discovery, then keys, within a bound; stateless. */
final class KeyFetch {

  /** Discovery and keys, one after the other, and a little; for a transport that forgets its own bounds. */
  private static final long BOUND_MILLIS = 2L * MetadataTransport.FETCH_TIMEOUT_MILLIS + 1_000;

  private final Authority authority;
  private final MetadataTransport transport;
  private final ScheduledExecutorService scheduler;

  KeyFetch(Authority authority, MetadataTransport transport, ScheduledExecutorService scheduler) {
    this.authority = authority;
    this.transport = transport;
    this.scheduler = scheduler;
  }

  /** Starts a fetch; the future completes with keys or exceptionally, and always within the bound. */
  CompletableFuture<KeySet> start() {
    CompletableFuture<KeySet> fetch = new CompletableFuture<>();
    try {
      ScheduledFuture<?> bound = scheduler.schedule(
          () -> fetch.completeExceptionally(new MetadataException("the fetch took too long")), BOUND_MILLIS, TimeUnit.MILLISECONDS);
      fetch.whenComplete((keys, failure) -> bound.cancel(false));
      transport.get(authority.discoveryUri())
          .thenApply(response -> DiscoveryDocument.keysUri(body(response, "discovery document"), authority))
          .thenCompose((URI keysUri) -> transport.get(keysUri))
          .thenApply(response -> KeySet.of(body(response, "key document")))
          .whenComplete((keys, failure) -> {
            if (failure != null) {
              fetch.completeExceptionally(failure);
            } else {
              fetch.complete(keys);
            }
          });
    } catch (RejectedExecutionException stopping) {
      fetch.completeExceptionally(new MetadataException("this instance is stopping"));
    } catch (RuntimeException transportRefused) {
      fetch.completeExceptionally(transportRefused);
    }
    return fetch;
  }

  private static byte[] body(MetadataResponse response, String document) {
    if (response.status() != 200) {
      throw new MetadataException("the " + document + " was answered with status " + response.status());
    }
    if (response.isWebPage()) {
      throw new MetadataException("the " + document + " was answered with a web page");
    }
    return response.body();
  }
}
