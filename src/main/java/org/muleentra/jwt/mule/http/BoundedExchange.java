package org.muleentra.jwt.mule.http;

import static org.muleentra.jwt.core.outbound.Transport.MAXIMUM_BODY_BYTES;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * One request and its answer up to the body's last byte, bounded in time and size whatever the server, the client or the
 * scheduler does; thread-safe.
 *
 * <p>The body is closed on every way out, also where it comes when nobody waits any longer: the client's selector writes
 * it into a pipe, and a pipe that is neither read nor closed holds the selector, and with it all later fetches, for good.
 */
final class BoundedExchange {

  private final Timetable timetable;
  private final CompletableFuture<OutboundResponse> outcome = new CompletableFuture<>();
  private final Entry deadline;
  private final long endNanos;
  /** Guarded by this, as are the two below. Whoever sets it, and nobody else, closes the body and completes the outcome. */
  private boolean over;
  private InputStream body;
  private FutureTask<?> reader;

  /**
   * @param timetable whose threads read the body, and which ends the exchange in time and when it is closed
   * @param millis how long the exchange may last from now on. The client's own timeout ends with the headers or starts
   *     anew with each chunk: this one bounds the whole.
   */
  BoundedExchange(Timetable timetable, long millis) {
    this.timetable = timetable;
    endNanos = timetable.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    deadline = timetable.deadline(millis, this::expire);
    outcome.whenComplete((response, failure) -> deadline.cancel());
  }

  CompletionStage<OutboundResponse> outcome() {
    return outcome;
  }

  /** Called on the client's selector thread, which must not read the body: the next chunk arrives on it. */
  void answered(HttpResponse response, Throwable failure) {
    if (failure != null) {
      fail(failure);
      return;
    }
    try {
      InputStream content = response.getEntity().getContent();
      Thread selector = Thread.currentThread();
      FutureTask<?> task = new FutureTask<>(() -> read(response, content, selector), null);
      if (!take(content, task)) {
        close(content);
      } else if (!timetable.begin(() -> run(task))) {
        fail(new RejectedExecutionException("no thread is free to read the answer"));
      }
    } catch (Throwable thrown) {
      fail(thrown);
    }
  }

  private synchronized boolean take(InputStream content, FutureTask<?> task) {
    if (over) {
      return false;
    }
    body = content;
    reader = task;
    return true;
  }

  private static void run(FutureTask<?> task) {
    task.run();
    if (task.isCancelled()) {
      // The pool's next task is not meant.
      Thread.interrupted();
    }
  }

  private void read(HttpResponse response, InputStream content, Thread selector) {
    try {
      if (Thread.currentThread() == selector) {
        // A pool that has its callers work for it: the selector would wait for what it writes itself.
        throw new RejectedExecutionException("no thread is free to read the answer");
      }
      ContentCoding.requireNone(response);
      byte[] bytes = BoundedBody.read(content, response.getEntity().getLength().orElse(-1L), MAXIMUM_BODY_BYTES,
          this::requireTime);
      OutboundResponse answer = new OutboundResponse(response.getStatusCode(), headers(response), bytes);
      if (end()) {
        close(content);
        outcome.complete(answer);
      }
    } catch (Throwable thrown) {
      fail(thrown);
    }
  }

  /** Looked at with each chunk, since a body that drips outlives a deadline that the scheduler is late with. */
  private void requireTime() throws IOException {
    if (timetable.nanos() - endNanos >= 0) {
      throw new IOException("the server took too long");
    }
  }

  private void expire() {
    fail(new TimeoutException("the server took too long"));
  }

  /** Frees what the exchange holds, and then tells whoever waits: never blocks, on whatever thread. */
  private void fail(Throwable failure) {
    if (!end()) {
      return;
    }
    InputStream content;
    FutureTask<?> task;
    synchronized (this) {
      content = body;
      task = reader;
    }
    if (content != null) {
      close(content);
    }
    if (task != null) {
      // Wakes the reader out of its wait for more. It has not come to its end, since that ends the exchange: it goes on to
      // nothing that an interrupt could hurt.
      task.cancel(true);
    }
    outcome.completeExceptionally(failure);
  }

  private synchronized boolean end() {
    boolean first = !over;
    over = true;
    return first;
  }

  private static void close(InputStream content) {
    try {
      content.close();
      synchronized (content) {
        // A pipe's writer looks but once a second whether anybody still reads; until then the selector serves nobody.
        content.notifyAll();
      }
    } catch (IOException | RuntimeException nothingToDo) {
      // The transfer is given up either way.
    }
  }

  /** Each field's first value. Looked up by hand: whether Mule's own look-up ignores case depends on its version. */
  private static Map<String, String> headers(HttpResponse response) {
    Map<String, String> headers = new HashMap<>();
    response.getHeaderNames().forEach(name -> headers.put(name, response.getHeaderValue(name)));
    return headers;
  }
}
