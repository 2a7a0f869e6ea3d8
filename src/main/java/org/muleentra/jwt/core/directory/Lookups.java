package org.muleentra.jwt.core.directory;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.muleentra.jwt.core.cache.BoundedMap;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * One thing that is asked about callers, remembered while it is fresh: one question at a time for each caller, whose
 * answer all share; who comes meanwhile waits without a thread, and no longer than a
 * {@link Transport#EXCHANGE_TIMEOUT_MILLIS exchange may take}.
 *
 * <p>Thread-safe. What fails is not remembered.
 *
 * @param <T> what is asked
 */
final class Lookups<T> {

  /** How many callers are remembered; who came but once goes first. */
  static final int MAXIMUM_ENTRIES = 10_000;

  /** How many callers are asked about at once: more than Graph's limits let one application ask. */
  static final int MAXIMUM_IN_FLIGHT = 256;

  /** A question that has not ended for so long no longer counts as one of those, in milliseconds. */
  static final long FORGOTTEN_MILLIS = 60_000;

  private final BoundedMap<Caller, CompletableFuture<LookupAnswer<T>>> answers;
  private final LookupAnswer<T> noAnswer = LookupAnswer.once(refused(ForeseenFailure.SOON));
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Timetable timetable;
  private final BiConsumer<Caller, Throwable> failures;

  /** @param failures is told of each question that brought no answer */
  Lookups(Timetable timetable, BiConsumer<Caller, Throwable> failures) {
    this.timetable = timetable;
    this.failures = failures;
    this.answers = new BoundedMap<>(MAXIMUM_ENTRIES, answer -> !answer.isDone() || answer.join().isFresh(timetable.nanos()));
  }

  /**
   * The fresh answer, or that of the question under way, or of the one that starts now.
   *
   * @return completed already where the answer is in memory; never completes exceptionally
   */
  CompletionStage<Outcome<T>> of(Caller caller, Supplier<? extends CompletionStage<LookupAnswer<T>>> question) {
    CompletableFuture<LookupAnswer<T>> known = answers.get(caller);
    if (known == null) {
      CompletableFuture<LookupAnswer<T>> promise = new CompletableFuture<>();
      known = answers.putIfAbsent(caller, promise);
      if (known == null) {
        known = promise;
        // Else what failed, which may be most, would push out what is being asked.
        promise.thenAccept(answer -> {
          if (!answer.isFresh(timetable.nanos())) {
            answers.remove(caller, promise);
          }
        });
        ask(caller, question, promise);
      }
    }
    // Each on a task of its own: what one does with the answer must not keep the others waiting.
    return known.isDone() ? CompletableFuture.completedFuture(known.join().outcome())
        : known.thenApplyAsync(LookupAnswer::outcome, timetable::goOn).exceptionally(stopping -> refused(ForeseenFailure.SOON));
  }

  private void ask(Caller caller, Supplier<? extends CompletionStage<LookupAnswer<T>>> question,
      CompletableFuture<LookupAnswer<T>> promise) {
    // Counted until it has really ended: the bound of a wait frees the callers and not what was begun for them. Nor is it
    // counted for good, should it never end.
    if (inFlight.incrementAndGet() > MAXIMUM_IN_FLIGHT) {
      inFlight.decrementAndGet();
      promise.complete(unavailable(caller, OutboundException.pausing("too many callers to look up at once", 1)));
      return;
    }
    CompletableFuture<LookupAnswer<T>> work = Deadline.on(timetable, FORGOTTEN_MILLIS, question);
    work.whenComplete((answer, failure) -> inFlight.decrementAndGet());
    Deadline.<LookupAnswer<T>>on(timetable, Transport.EXCHANGE_TIMEOUT_MILLIS, () -> work.thenApply(Objects::requireNonNull))
        .whenComplete((answer, failure) -> {
          try {
            promise.complete(failure == null ? answer : unavailable(caller, failure));
          } finally {
            // Nobody waits for good, not even where memory for a better answer is lacking.
            promise.complete(noAnswer);
          }
        });
  }

  private LookupAnswer<T> unavailable(Caller caller, Throwable failure) {
    try {
      failures.accept(caller, failure);
    } catch (RuntimeException | Error cannotBeTold) {
      // Whoever waits is answered all the same.
    }
    return LookupAnswer.once(refused(ForeseenFailure.retryAfterSeconds(failure)));
  }

  private static <T> Outcome<T> refused(long retryAfterSeconds) {
    return Outcome.refused(Reason.DIRECTORY_UNAVAILABLE.refusal().retryAfter(retryAfterSeconds));
  }
}
