package org.muleentra.jwt.core.directory;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.key.MetadataTransport;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * One thing that is asked about callers, remembered while it is fresh: one question at a time for each caller, whose
 * answer all share; who comes meanwhile waits without a thread, and no longer than {@link Deadline#MILLIS}.
 *
 * <p>Thread-safe. What fails is not remembered.
 *
 * @param <T> what is asked
 */
final class Lookups<T> {

  /** How many callers are remembered; who was seen least goes first. */
  static final int MAXIMUM_ENTRIES = 10_000;

  /** How many callers are asked about at once: more than Graph's limits let one application ask. */
  static final int MAXIMUM_IN_FLIGHT = 256;

  private final AsyncCache<Caller, Answer<T>> answers;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Timetable timetable;
  private final Clock clock;
  private final BiConsumer<Caller, Throwable> failures;

  /** @param failures is told of each question that brought no answer */
  Lookups(Timetable timetable, Clock clock, BiConsumer<Caller, Throwable> failures) {
    this.timetable = timetable;
    this.clock = clock;
    this.failures = failures;
    this.answers = Caffeine.newBuilder()
        .maximumSize(MAXIMUM_ENTRIES)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .expireAfter(new Freshness<T>())
        // Its upkeep is short. The common pool's threads would outlive a redeployment.
        .executor(Runnable::run)
        .buildAsync();
  }

  /**
   * The fresh answer, or that of the question under way, or of the one that starts now.
   *
   * @return completed already where the answer is in memory; never completes exceptionally
   */
  CompletionStage<Outcome<T>> of(Caller caller, Supplier<? extends CompletionStage<Answer<T>>> question) {
    CompletableFuture<Answer<T>> known = inMemory(caller);
    if (known == null) {
      CompletableFuture<Answer<T>> promise = new CompletableFuture<>();
      known = answers.asMap().putIfAbsent(caller, promise);
      if (known == null) {
        known = promise;
        ask(caller, question, promise);
      }
    }
    // Each on a task of its own: what one does with the answer must not keep the others waiting.
    return known.isDone() ? CompletableFuture.completedFuture(known.join().outcome())
        : known.thenApplyAsync(Answer::outcome, timetable::goOn).exceptionally(stopping -> refused(DirectoryException.SOON));
  }

  private CompletableFuture<Answer<T>> inMemory(Caller caller) {
    CompletableFuture<Answer<T>> known = answers.getIfPresent(caller);
    if (known == null || !known.isDone() || known.join().isFresh(clock.millis())) {
      return known;
    }
    // The cache goes by a clock that may have been set back, and forgets failures a little late.
    answers.asMap().remove(caller, known);
    return null;
  }

  private void ask(Caller caller, Supplier<? extends CompletionStage<Answer<T>>> question,
      CompletableFuture<Answer<T>> promise) {
    // Counted until it has really ended: a deadline frees the callers and not what was begun for them.
    if (inFlight.incrementAndGet() > MAXIMUM_IN_FLIGHT) {
      inFlight.decrementAndGet();
      promise.complete(unavailable(caller, DirectoryException.crowded()));
      return;
    }
    Deadline.on(timetable, MetadataTransport.FETCH_TIMEOUT_MILLIS, () -> begin(question).whenComplete((answer, failure) -> inFlight.decrementAndGet()))
        .whenComplete((answer, failure) -> promise.complete(failure == null ? answer : unavailable(caller, failure)));
  }

  private static <T> CompletionStage<Answer<T>> begin(Supplier<? extends CompletionStage<Answer<T>>> question) {
    try {
      return question.get();
    } catch (RuntimeException refused) {
      CompletableFuture<Answer<T>> failed = new CompletableFuture<>();
      failed.completeExceptionally(refused);
      return failed;
    }
  }

  private Answer<T> unavailable(Caller caller, Throwable failure) {
    failures.accept(caller, failure);
    Throwable cause = DirectoryLog.causeOf(failure);
    long seconds = cause instanceof DirectoryException ? ((DirectoryException) cause).retryAfterSeconds()
        : DirectoryException.SOON;
    return Answer.once(refused(seconds));
  }

  private static <T> Outcome<T> refused(long retryAfterSeconds) {
    return Outcome.refused(Reason.DIRECTORY_UNAVAILABLE.refusal().retryAfter(retryAfterSeconds));
  }

  private static final class Freshness<T> implements Expiry<Caller, Answer<T>> {

    @Override
    public long expireAfterCreate(Caller caller, Answer<T> answer, long now) {
      return Math.max(0, TimeUnit.MILLISECONDS.toNanos(answer.freshUntil()) - now);
    }

    @Override
    public long expireAfterUpdate(Caller caller, Answer<T> answer, long now, long left) {
      return expireAfterCreate(caller, answer, now);
    }

    @Override
    public long expireAfterRead(Caller caller, Answer<T> answer, long now, long left) {
      return left;
    }
  }
}
