package org.muleentra.jwt.core.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.StreamedBody;

/** Threads are real, time is the test's. */
class BodyReaderTest {

  private final AtomicLong nanos = new AtomicLong();
  private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(BodyReader.AT_ONCE + 8);
  private final Timetable timetable = Timetable.open("orders", pool, nanos::get);
  private final BodyReader reader = new BodyReader(timetable);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private void pass(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    timetable.notice();
  }

  private CompletableFuture<Outcome<byte[]>> read(StreamedBody.Opening body, boolean mayBreak) {
    return reader.beginning(new StreamedBody(body), mayBreak).toCompletableFuture();
  }

  private CompletableFuture<Outcome<byte[]>> readText(String text) {
    return read(() -> new ByteArrayInputStream(text.getBytes()), true);
  }

  private static Reason refusal(CompletableFuture<Outcome<byte[]>> read) throws Exception {
    return read.get(20, TimeUnit.SECONDS).refusal().reason();
  }

  /** Bytes that come when they are let. */
  private static final class Slow extends InputStream {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final CountDownLatch ended = new CountDownLatch(1);
    volatile boolean interrupted;

    @Override
    public int read() {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        // As Mule's buffer: an interruption is the end, and the flag is set again.
        interrupted = true;
        Thread.currentThread().interrupt();
      }
      return -1;
    }

    @Override
    public void close() {
      ended.countDown();
    }
  }

  /** A wait without end would hang the build where it should fail. */
  private static void reached(CountDownLatch point) throws InterruptedException {
    assertThat(point.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private List<Slow> drip(int bodies, List<CompletableFuture<Outcome<byte[]>>> outcomes) {
    List<Slow> slow = new ArrayList<>();
    for (int i = 0; i < bodies; i++) {
      Slow body = new Slow();
      slow.add(body);
      outcomes.add(read(() -> body, true));
    }
    return slow;
  }

  @Test
  void readsTheBeginningAndClosesTheStream() throws Exception {
    AtomicInteger closed = new AtomicInteger();
    Outcome<byte[]> read = read(() -> new ByteArrayInputStream(new byte[RequestHead.BODY_LIMIT + 1]) {
      @Override
      public void close() {
        closed.incrementAndGet();
      }
    }, true).get(20, TimeUnit.SECONDS);
    assertThat(read.value()).hasSize(RequestHead.BODY_LIMIT);
    assertThat(closed).hasValue(1);
    assertThat(readText("a=1").get(20, TimeUnit.SECONDS).value()).hasSize(3);
  }

  @Test
  void aBodyInMemoryNeedsNoThread() {
    pool.shutdownNow();
    assertThat(reader.beginning(RequestBody.NONE, true).toCompletableFuture().getNow(null).value()).isEmpty();
  }

  @Test
  void aClientThatIsGoneIsNoAccident() throws Exception {
    assertThat(refusal(read(() -> {
      throw new EOFException();
    }, true))).isEqualTo(Reason.BODY_INCOMPLETE);
    assertThat(refusal(read(() -> new InputStream() {
      @Override
      public int read() {
        throw new IllegalStateException("Reading from this stream is not allowed");
      }
    }, true))).isEqualTo(Reason.BODY_INCOMPLETE);
  }

  @Test
  void anErrorIsAnswered() throws Exception {
    assertThat(refusal(read(() -> {
      throw new OutOfMemoryError("unable to create native thread");
    }, true))).isEqualTo(Reason.NO_RESOURCES);
    assertThat(readText("a").get(20, TimeUnit.SECONDS).value()).hasSize(1);
  }

  /** Whoever stops the runtime's threads: half a body is no body without a second token. */
  @Test
  void anInterruptedReadingIsNoEndOfTheBody() throws Exception {
    assertThat(refusal(read(() -> new InputStream() {
      @Override
      public int read() {
        Thread.currentThread().interrupt();
        return -1;
      }
    }, true))).isEqualTo(Reason.BODY_INCOMPLETE);
  }

  @Test
  void aSlowBodyIsWaitedForUpToTheBoundAndItsThreadIsFree() throws Exception {
    Slow body = new Slow();
    CompletableFuture<Outcome<byte[]>> read = read(() -> body, true);
    reached(body.begun);
    pass(BodyReader.PATIENCE_MILLIS - 1);
    assertThat(read).isNotDone();
    pass(1);
    pass(BodyReader.GRACE_MILLIS);
    assertThat(refusal(read)).isEqualTo(Reason.BODY_TOO_SLOW);
    reached(body.ended);
    assertThat(body.interrupted).isTrue();
    assertThat(readText("a").get(20, TimeUnit.SECONDS).value()).hasSize(1);
  }

  /** An interruption may meet a read in the channel, and close it before there is an answer. */
  @Test
  void whoSendsAnotherByteIsNotInterrupted() throws Exception {
    Slow body = new Slow();
    CompletableFuture<Outcome<byte[]>> read = read(() -> body, true);
    reached(body.begun);
    pass(BodyReader.PATIENCE_MILLIS);
    assertThat(read).isNotDone();
    body.goOn.countDown();
    assertThat(refusal(read)).isEqualTo(Reason.BODY_TOO_SLOW);
    reached(body.ended);
    pass(BodyReader.GRACE_MILLIS);
    assertThat(body.interrupted).isFalse();
  }

  /** In report-only mode the flow reads the body after us. */
  @Test
  void aBodyThatOthersReadIsNotBroken() throws Exception {
    Slow body = new Slow();
    CompletableFuture<Outcome<byte[]>> read = read(() -> body, false);
    reached(body.begun);
    pass(BodyReader.PATIENCE_MILLIS);
    assertThat(refusal(read)).isEqualTo(Reason.BODY_TOO_SLOW);
    body.goOn.countDown();
    reached(body.ended);
    assertThat(body.interrupted).isFalse();
  }

  @Test
  void whoComesInTimeIsNotRefused() throws Exception {
    Slow body = new Slow();
    CompletableFuture<Outcome<byte[]>> read = read(() -> body, true);
    reached(body.begun);
    pass(BodyReader.PATIENCE_MILLIS - 1);
    body.goOn.countDown();
    assertThat(read.get(20, TimeUnit.SECONDS).isRefused()).isFalse();
  }

  @Test
  void manySlowOnesMakeRoomForOthersAndKeepNoMoreThreadsThanTheyMay() throws Exception {
    List<CompletableFuture<Outcome<byte[]>>> outcomes = new ArrayList<>();
    List<Slow> slow = drip(200, outcomes);
    CompletableFuture<Outcome<byte[]>> good = readText("a");
    for (Slow first : slow.subList(0, BodyReader.AT_ONCE)) {
      reached(first.begun);
    }
    assertThat(slow.get(BodyReader.AT_ONCE).begun.getCount()).isEqualTo(1);
    assertThat(good).isNotDone();

    await().pollInSameThread().until(() -> {
      pass(BodyReader.UNDER_PRESSURE_MILLIS / 4);
      assertThat(slow.stream().filter(body -> body.begun.getCount() == 0 && body.ended.getCount() == 1).count())
          .isLessThanOrEqualTo(BodyReader.AT_ONCE);
      return good.isDone();
    });
    assertThat(good.join().isRefused()).isFalse();
    assertThat(nanos.get()).isLessThan(TimeUnit.MILLISECONDS.toNanos(BodyReader.PATIENCE_MILLIS));

    pass(BodyReader.PATIENCE_MILLIS);
    pass(BodyReader.GRACE_MILLIS);
    for (CompletableFuture<Outcome<byte[]>> outcome : outcomes) {
      assertThat(refusal(outcome)).isIn(Reason.BODY_TOO_SLOW, Reason.NO_RESOURCES);
    }
    assertThat(readText("a").get(20, TimeUnit.SECONDS).isRefused()).isFalse();
  }

  @Test
  void moreThanMayWaitAreAnsweredAtOnce() throws Exception {
    List<CompletableFuture<Outcome<byte[]>>> outcomes = new ArrayList<>();
    drip(BodyReader.AT_ONCE + BodyReader.WAITING, outcomes);
    assertThat(outcomes).noneMatch(CompletableFuture::isDone);
    assertThat(readText("a").getNow(null).refusal().reason()).isEqualTo(Reason.NO_RESOURCES);
  }

  @Test
  void aStopAnswersEverybody() throws Exception {
    List<CompletableFuture<Outcome<byte[]>>> outcomes = new ArrayList<>();
    drip(BodyReader.AT_ONCE + 20, outcomes);
    timetable.close();
    for (CompletableFuture<Outcome<byte[]>> outcome : outcomes) {
      assertThat(refusal(outcome)).isEqualTo(Reason.NO_RESOURCES);
    }
    assertThat(refusal(readText("a"))).isEqualTo(Reason.NO_RESOURCES);
  }

  @Test
  void withoutThreadsEverybodyIsAnsweredAtOnce() {
    pool.shutdownNow();
    for (int i = 0; i < 2 * BodyReader.AT_ONCE; i++) {
      assertThat(readText("a").getNow(null).refusal().reason()).isEqualTo(Reason.NO_RESOURCES);
    }
  }
}
