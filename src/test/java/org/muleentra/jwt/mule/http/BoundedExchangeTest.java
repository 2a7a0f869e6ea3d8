package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mule.runtime.http.api.domain.entity.InputStreamHttpEntity;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.HandScheduler;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** Every way out of an exchange: its outcome is there, and its body is closed, once. */
class BoundedExchangeTest {

  private static final int BOUND = 5_000;

  private final HandScheduler scheduler = new HandScheduler();
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final BoundedExchange exchange = exchangeOn(timetable);

  @AfterEach
  void stop() {
    timetable.close();
    scheduler.stop();
  }

  @Test
  void theBodysEnd() {
    Body body = new Body(new ByteArrayInputStream(new byte[] {'{', '}'}));
    exchange.answered(response(body), null);
    assertThat(outcome(exchange).join()).containsExactly('{', '}');
    assertThat(body.closed).hasValue(1);
    await().until(() -> scheduler.pending() == 0);
    timetable.close();
    assertThat(outcome(exchange)).isCompleted();
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void theDeadlineBeforeTheHeadersWhichComeLater() {
    scheduler.advance(Duration.ofMillis(BOUND - 1));
    assertThat(outcome(exchange)).isNotDone();
    scheduler.advance(Duration.ofMillis(1));
    assertThat(failure(exchange)).isInstanceOf(TimeoutException.class);

    Body late = new Body(new Unread());
    exchange.answered(response(late), null);
    assertThat(late.closed).hasValue(1);
  }

  @Test
  void theDeadlineBeforeTheReaderBegins() {
    Body body = new Body(new Unread());
    scheduler.hold();
    exchange.answered(response(body), null);
    assertThat(body.closed).hasValue(0);
    scheduler.advance(Duration.ofMillis(BOUND));
    assertThat(failure(exchange)).isInstanceOf(TimeoutException.class);
    assertThat(body.closed).hasValue(1);

    scheduler.begin();
    assertThat(body.closed).hasValue(1);
  }

  /** As the client's selector does, which otherwise serves nobody else. */
  @Test
  void theDeadlineFreesWhoWritesTheBody() throws IOException {
    PipedOutputStream server = new PipedOutputStream();
    PipedInputStream body = new PipedInputStream(server, 1024);
    scheduler.hold();
    exchange.answered(response(body), null);
    CompletableFuture<Void> selector = CompletableFuture.runAsync(() -> write(server, new byte[140_000]));
    await().until(() -> body.available() == 1024);
    assertThat(selector).isNotDone();

    scheduler.advance(Duration.ofMillis(BOUND));
    await().until(selector::isDone);
    assertThat(selector).isCompletedExceptionally();
  }

  @Test
  void theDeadlineWakesTheReaderOfABodyThatNeverEnds() throws IOException {
    Body body = new Body(new PipedInputStream(new PipedOutputStream()));
    exchange.answered(response(body), null);
    await().until(() -> body.readers.get() == 1);
    scheduler.advance(Duration.ofMillis(BOUND));
    assertThat(failure(exchange)).isInstanceOf(TimeoutException.class);
    assertThat(body.closed).hasValue(1);
    await().until(() -> body.readers.get() == 0);
  }

  @Test
  void aSchedulerThatIsFull() {
    Body body = new Body(new Unread());
    scheduler.full(true);
    exchange.answered(response(body), null);
    assertThat(failure(exchange)).isInstanceOf(RejectedExecutionException.class);
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void aSystemWithoutAThread() {
    Body body = new Body(new Unread());
    scheduler.outOfThreads(true);
    exchange.answered(response(body), null);
    assertThat(outcome(exchange)).isCompletedExceptionally();
    assertThat(body.closed).hasValue(1);
  }

  /** A selector that reads would wait for what it is to write itself. */
  @Test
  void aPoolThatHasItsCallersWorkForIt() {
    ManualScheduler callerRuns = new ManualScheduler(new MutableClock(TestGatekeeper.NOW));
    BoundedExchange own = exchangeOn(Timetable.open("orders", callerRuns, callerRuns));
    Body body = new Body(new Unread());
    own.answered(response(body), null);
    assertThat(failure(own)).isInstanceOf(RejectedExecutionException.class);
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void aTimerThatIsLost() {
    Body body = new Body(new Unread());
    scheduler.hold();
    exchange.answered(response(body), null);
    scheduler.full(true);
    scheduler.advance(Duration.ofMillis(BOUND));
    assertThat(outcome(exchange)).isNotDone();

    timetable.notice();
    assertThat(failure(exchange)).isInstanceOf(TimeoutException.class);
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void aBodyThatDripsWhileNobodyKeepsTheTime() {
    Body dripping = new Body(new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("byte by byte");
      }

      @Override
      public int read(byte[] into, int from, int length) {
        scheduler.advance(Duration.ofSeconds(1));
        return 1;
      }
    });
    scheduler.hold();
    exchange.answered(response(dripping), null);
    scheduler.full(true);
    CompletableFuture.runAsync(scheduler::begin).join();
    assertThat(failure(exchange)).isInstanceOf(IOException.class).hasMessageContaining("too long");
    assertThat(dripping.closed).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "identity, br", "deflate", "zstd"})
  void aCodingThatWasNotAskedFor(String coding) {
    Body body = new Body(new Unread());
    exchange.answered(response(200, body, "content-encoding", coding), null);
    await().until(() -> outcome(exchange).isDone());
    assertThat(failure(exchange)).isInstanceOf(IOException.class)
        .hasMessageContaining("packed with " + coding.toLowerCase(Locale.ROOT).replace("identity, ", "") + ",");
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void aCodingThatNobodyKnowsIsNotRepeated() {
    exchange.answered(response(200, new Body(new Unread()), "Content-Encoding", "x\u0007evil"), null);
    await().until(() -> outcome(exchange).isDone());
    assertThat(failure(exchange)).hasMessageContaining("an unknown coding").hasMessageNotContaining("evil");
  }

  @ParameterizedTest
  @CsvSource({"200, identity", "200, ''", "429, gzip", "503, br"})
  void noCodingAndTheBodyOfARefusalAreRead(int status, String coding) {
    exchange.answered(response(status, new ByteArrayInputStream(new byte[] {1}), "Content-Encoding", coding), null);
    assertThat(outcome(exchange).join()).containsExactly(1);
  }

  @Test
  void anErrorInTheBody() {
    Error error = new OutOfMemoryError("heap");
    Body body = new Body(new InputStream() {
      @Override
      public int read() {
        throw error;
      }
    });
    exchange.answered(response(body), null);
    await().until(() -> outcome(exchange).isDone());
    assertThat(failure(exchange)).isSameAs(error);
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void anErrorInTheReading() {
    Error error = new NoClassDefFoundError("x");
    Body body = new Body(new ByteArrayInputStream(new byte[0]));
    exchange.answered(HttpResponse.builder().statusCode(200).entity(new InputStreamHttpEntity(body) {
      @Override
      public Optional<Long> getLength() {
        throw error;
      }
    }).build(), null);
    await().until(() -> outcome(exchange).isDone());
    assertThat(failure(exchange)).isSameAs(error);
    assertThat(body.closed).hasValue(1);
  }

  @Test
  void aStreamThatDoesNotClose() {
    InputStream stubborn = new ByteArrayInputStream(new byte[] {1}) {
      @Override
      public void close() throws IOException {
        throw new IOException("still open");
      }
    };
    exchange.answered(response(stubborn), null);
    assertThat(outcome(exchange).join()).containsExactly(1);
  }

  @Test
  void aFailureOfTheClient() {
    IOException failure = new IOException("refused");
    exchange.answered(null, failure);
    assertThat(failure(exchange)).isSameAs(failure);
    exchange.answered(null, null);
    assertThat(failure(exchange)).isSameAs(failure);
  }

  @Test
  void anAnswerThatIsNone() {
    exchange.answered(null, null);
    assertThat(outcome(exchange)).isCompletedExceptionally();
  }

  @Test
  void aConfigurationThatStops() {
    Body body = new Body(new Unread());
    scheduler.hold();
    exchange.answered(response(body), null);
    timetable.close();
    assertThat(outcome(exchange)).isCompletedExceptionally();
    assertThat(body.closed).hasValue(1);

    BoundedExchange after = exchangeOn(timetable);
    assertThat(outcome(after)).isCompletedExceptionally();
    Body late = new Body(new Unread());
    after.answered(response(late), null);
    assertThat(late.closed).hasValue(1);
  }

  /** The reader goes on to the next fetch, which an interrupt would end. */
  @Test
  void theReaderThatCameToItsEndIsNotInterrupted() throws IOException {
    PipedOutputStream server = new PipedOutputStream();
    CompletableFuture<Boolean> interrupted = outcome(exchange).thenApply(response -> {
      scheduler.advance(Duration.ofMillis(BOUND));
      return Thread.currentThread().isInterrupted();
    });
    exchange.answered(response(new PipedInputStream(server)), null);
    server.write('{');
    server.close();
    assertThat(interrupted.join()).isFalse();
  }

  private static BoundedExchange exchangeOn(Timetable timetable) {
    return new BoundedExchange(timetable, BOUND);
  }

  private static void write(PipedOutputStream server, byte[] bytes) {
    try {
      server.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse response(int status, InputStream body, String header, String value) {
    return HttpResponse.builder().statusCode(status).addHeader(header, value).entity(new InputStreamHttpEntity(body)).build();
  }

  private static HttpResponse response(InputStream body) {
    return HttpResponse.builder().statusCode(200).entity(new InputStreamHttpEntity(body)).build();
  }

  private static CompletableFuture<byte[]> outcome(BoundedExchange exchange) {
    return exchange.outcome().thenApply(OutboundResponse::body).toCompletableFuture();
  }

  private static Throwable failure(BoundedExchange exchange) {
    return exchange.outcome().toCompletableFuture().handle((response, failure) -> failure).getNow(null);
  }

  /** Counts who reads it and how often it is closed. */
  private static final class Body extends FilterInputStream {

    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();

    Body(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      readers.incrementAndGet();
      try {
        return super.read(into, from, length);
      } finally {
        readers.decrementAndGet();
      }
    }

    @Override
    public void close() throws IOException {
      closed.incrementAndGet();
      super.close();
    }
  }

  /** Fails when it is read. */
  private static final class Unread extends InputStream {

    @Override
    public int read() {
      throw new AssertionError("read");
    }
  }
}
