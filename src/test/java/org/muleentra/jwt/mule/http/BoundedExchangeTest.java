package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mule.runtime.http.api.domain.entity.InputStreamHttpEntity;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.muleentra.jwt.core.key.MetadataTransport;

class BoundedExchangeTest {

  private final HandScheduler scheduler = new HandScheduler();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void completesWithTheBodyAndForgetsTheDeadline() {
    BoundedExchange<byte[]> exchange = exchange();
    exchange.answered(response(new ByteArrayInputStream(new byte[] {'{', '}'})), null);
    await().until(() -> outcome(exchange).isDone());
    assertThat(outcome(exchange)).isCompleted();
    assertThat(scheduler.deadline.isCancelled()).isTrue();
  }

  @Test
  void boundsTheWholeExchange() {
    BoundedExchange<byte[]> exchange = exchange();
    assertThat(scheduler.delayMillis).isEqualTo(MetadataTransport.FETCH_TIMEOUT_MILLIS);
    scheduler.expire();
    assertThat(outcome(exchange)).isCompletedExceptionally();
    assertThat(failure(exchange)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void wakesTheReaderOfABodyThatNeverEnds() throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    PipedOutputStream server = new PipedOutputStream();
    InputStream body = new PipedInputStream(server) {
      @Override
      public void close() throws IOException {
        super.close();
        closed.countDown();
      }
    };
    BoundedExchange<byte[]> exchange = exchange();
    exchange.answered(response(body), null);
    await().until(() -> scheduler.getActiveCount() == 1);
    scheduler.expire();
    assertThat(failure(exchange)).isInstanceOf(TimeoutException.class);
    await().until(() -> closed.getCount() == 0 && scheduler.getActiveCount() == 0);
  }

  /** The reader goes on to the next fetch, which an interrupt would end. */
  @Test
  void doesNotInterruptTheReaderThatCameToItsEnd() throws IOException {
    PipedOutputStream server = new PipedOutputStream();
    BoundedExchange<byte[]> exchange = exchange();
    CompletableFuture<Boolean> interrupted =
        outcome(exchange).thenApply(response -> Thread.currentThread().isInterrupted());
    exchange.answered(response(new PipedInputStream(server)), null);
    server.write('{');
    server.close();
    assertThat(interrupted.join()).isFalse();
  }

  @Test
  void failsAsTheClientDoes() {
    IOException failure = new IOException("refused");
    BoundedExchange<byte[]> exchange = exchange();
    exchange.answered(null, failure);
    assertThat(failure(exchange)).isSameAs(failure);
  }

  @Test
  void failsWhereTheConfigurationStoppedMeanwhile() {
    BoundedExchange<byte[]> exchange = exchange();
    scheduler.shutdownNow();
    exchange.answered(response(new ByteArrayInputStream(new byte[0])), null);
    assertThat(failure(exchange)).isInstanceOf(RejectedExecutionException.class);
  }

  private BoundedExchange<byte[]> exchange() {
    return new BoundedExchange<>(scheduler, (response, body) -> body);
  }

  private static HttpResponse response(InputStream body) {
    return HttpResponse.builder().statusCode(200).entity(new InputStreamHttpEntity(body)).build();
  }

  private static CompletableFuture<byte[]> outcome(BoundedExchange<byte[]> exchange) {
    return exchange.outcome().toCompletableFuture();
  }

  private static Throwable failure(BoundedExchange<byte[]> exchange) {
    return outcome(exchange).handle((response, failure) -> failure).getNow(null);
  }

  /** Runs tasks on a thread, and the deadline when the test says so. */
  private static final class HandScheduler extends ScheduledThreadPoolExecutor {

    private Runnable expiry;
    private long delayMillis;
    private ScheduledFuture<?> deadline;

    HandScheduler() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      if (delay == 0) {
        // How this class submits a task that is due at once.
        return super.schedule(command, delay, unit);
      }
      expiry = command;
      delayMillis = unit.toMillis(delay);
      deadline = super.schedule(() -> { }, 1, TimeUnit.DAYS);
      return deadline;
    }

    void expire() {
      expiry.run();
    }
  }
}
