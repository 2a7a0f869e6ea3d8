package org.muleentra.jwt.mule.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.muleentra.jwt.core.key.MetadataTransport.FETCH_TIMEOUT_MILLIS;
import static org.muleentra.jwt.core.key.MetadataTransport.MAXIMUM_BODY_BYTES;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.muleentra.jwt.core.key.MetadataResponse;

/** One fetch from request to the body's last byte, bounded in time and size whatever the server does. */
final class MetadataFetch {

  private final ScheduledExecutorService scheduler;
  private final CompletableFuture<MetadataResponse> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> expired = new CompletableFuture<>();

  MetadataFetch(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
    // The client's own timeout ends with the headers or starts anew with each chunk: this one bounds the whole.
    Future<?> deadline = scheduler.schedule(this::expire, FETCH_TIMEOUT_MILLIS, MILLISECONDS);
    outcome.whenComplete((response, failure) -> deadline.cancel(false));
  }

  CompletionStage<MetadataResponse> outcome() {
    return outcome;
  }

  /** Called on the client's selector thread, which must not read the body: the next chunk arrives on it. */
  void answered(HttpResponse response, Throwable failure) {
    if (failure != null) {
      outcome.completeExceptionally(failure);
      return;
    }
    try {
      Future<?> reading = scheduler.submit(() -> read(response));
      // Past the deadline nobody wants the body: wake the reader, which closes the stream, which ends the transfer.
      // Then and only then, as a reader that came to its end goes on to the next fetch.
      expired.thenRun(() -> reading.cancel(true));
    } catch (RejectedExecutionException e) {
      outcome.completeExceptionally(e);
    }
  }

  private void expire() {
    outcome.completeExceptionally(new TimeoutException("the fetch took too long"));
    expired.complete(null);
  }

  /** Looked up by hand: whether Mule's own look-up ignores case depends on its version. */
  private static String contentType(HttpResponse response) {
    return response.getHeaderNames().stream().filter("Content-Type"::equalsIgnoreCase)
        .map(response::getHeaderValue).findFirst().orElse(null);
  }

  private void read(HttpResponse response) {
    try (InputStream content = response.getEntity().getContent()) {
      outcome.complete(new MetadataResponse(response.getStatusCode(), contentType(response),
          BoundedBody.read(content, response.getEntity().getLength().orElse(-1L), MAXIMUM_BODY_BYTES)));
    } catch (IOException | RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }
}
