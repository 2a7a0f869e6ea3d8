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
import java.util.function.BiFunction;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;

/**
 * One request and its answer up to the body's last byte, bounded in time and size whatever the server does.
 *
 * @param <T> the answer, as whoever asked knows it
 */
final class BoundedExchange<T> {

  private final ScheduledExecutorService scheduler;
  private final BiFunction<HttpResponse, byte[], T> reading;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private final CompletableFuture<Void> expired = new CompletableFuture<>();

  /** @param reading takes the answer's head and its whole body */
  BoundedExchange(ScheduledExecutorService scheduler, BiFunction<HttpResponse, byte[], T> reading) {
    this.scheduler = scheduler;
    this.reading = reading;
    // The client's own timeout ends with the headers or starts anew with each chunk: this one bounds the whole.
    Future<?> deadline = scheduler.schedule(this::expire, FETCH_TIMEOUT_MILLIS, MILLISECONDS);
    outcome.whenComplete((response, failure) -> deadline.cancel(false));
  }

  CompletionStage<T> outcome() {
    return outcome;
  }

  /** Called on the client's selector thread, which must not read the body: the next chunk arrives on it. */
  void answered(HttpResponse response, Throwable failure) {
    if (failure != null) {
      outcome.completeExceptionally(failure);
      return;
    }
    try {
      Future<?> reader = scheduler.submit(() -> read(response));
      // Past the deadline nobody wants the body: wake the reader, which closes the stream, which ends the transfer.
      // Then and only then, as a reader that came to its end goes on to the next fetch.
      expired.thenRun(() -> reader.cancel(true));
    } catch (RejectedExecutionException e) {
      outcome.completeExceptionally(e);
    }
  }

  private void expire() {
    outcome.completeExceptionally(new TimeoutException("the server took too long"));
    expired.complete(null);
  }

  /** The first value of a field, or {@code null}. Looked up by hand: whether Mule's own look-up ignores case depends on its version. */
  static String header(HttpResponse response, String field) {
    return response.getHeaderNames().stream().filter(field::equalsIgnoreCase)
        .map(response::getHeaderValue).findFirst().orElse(null);
  }

  private void read(HttpResponse response) {
    try (InputStream content = response.getEntity().getContent()) {
      outcome.complete(reading.apply(response,
          BoundedBody.read(content, response.getEntity().getLength().orElse(-1L), MAXIMUM_BODY_BYTES)));
    } catch (IOException | RuntimeException e) {
      outcome.completeExceptionally(e);
    }
  }
}
