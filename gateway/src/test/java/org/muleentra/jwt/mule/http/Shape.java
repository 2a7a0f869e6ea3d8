package org.muleentra.jwt.mule.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.muleentra.jwt.testkit.fault.Fault;

/** How an answer goes wrong, and what the scheduler does meanwhile; with whether the answer may arrive all the same. */
enum Shape {
  LATE(true, around(Fault.none())),
  LARGE(true, Fault.none().padded(140_000)),
  LARGEST(true, Fault.none().padded(1024 * 1024 - 1)),
  TOO_LARGE(false, Fault.none().padded(1024 * 1024 + 1)),
  TOO_LARGE_UNANNOUNCED(false, Fault.hugeBody(1)),
  LATE_AND_LARGE(true, around(Fault.none().padded(140_000))),
  LATE_AND_LARGEST(true, around(Fault.none().padded(1024 * 1024 - 1))),
  LATE_AND_TOO_LARGE(false, around(Fault.none().padded(1024 * 1024 + 1))),
  LATE_AND_LARGE_REFUSAL(true, around(largeRefusal())),
  LATE_AND_CUT_OFF(false, around(Fault.truncatedBody().padded(500_000))),
  DRIPPING(false, Fault.drippedBody(Fault.LONGEST_WAIT)),
  DRIPPING_AND_LARGE(false, Fault.drippedBody(Fault.LONGEST_WAIT).padded(500_000)),
  DRIPPING_PAST_THE_BOUND_AND_LARGE(false, Fault.drippedBody(Duration.ofMillis(3 * Bed.BOUND)).padded(1024 * 1024 - 1)),
  ENDLESS_BODY(false, Fault.endlessBody()),
  REJECTED_AND_LARGE(false, Fault.none().padded(140_000), UnrulyScheduler.Mood.REJECTS),
  REJECTED_AND_ENDLESS(false, Fault.endlessBody(), UnrulyScheduler.Mood.REJECTS),
  NEVER_BEGUN_AND_LARGE(false, Fault.none().padded(140_000), UnrulyScheduler.Mood.KEEPS_WAITING),
  NO_THREAD_AND_LARGE(false, Fault.none().padded(140_000), UnrulyScheduler.Mood.HAS_NO_THREAD),
  LATE_LARGE_AND_REJECTED(false, around(Fault.none().padded(1024 * 1024 - 1)), UnrulyScheduler.Mood.REJECTS);

  final boolean mayArrive;
  final Fault fault;
  final UnrulyScheduler.Mood mood;

  Shape(boolean mayArrive, Fault fault) {
    this(mayArrive, fault, UnrulyScheduler.Mood.RUNS);
  }

  Shape(boolean mayArrive, Fault fault, UnrulyScheduler.Mood mood) {
    this.mayArrive = mayArrive;
    this.fault = fault;
    this.mood = mood;
  }

  /** Just before, at and just after the end of the wait: one request after the other another of these. */
  private static Fault around(Fault late) {
    int[] delays = {-15, -5, 0, 5, 27, 100};
    AtomicInteger requests = new AtomicInteger();
    return (exchange, regular) -> late
        .after(Duration.ofMillis(Bed.BOUND + delays[requests.getAndIncrement() % delays.length])).answer(exchange, regular);
  }

  private static Fault largeRefusal() {
    return (exchange, regular) -> {
      byte[] page = new byte[500_000];
      exchange.sendResponseHeaders(503, page.length);
      exchange.getResponseBody().write(page);
    };
  }
}
