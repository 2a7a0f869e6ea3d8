package org.muleentra.jwt.core.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One piece of work at a time, whose end all who come meanwhile share; thread-safe.
 *
 * <p>It lands within its bound whatever the work does or throws: nobody waits for good, and the next one can start.
 *
 * @param <T> what the work brings
 */
public final class SharedFlight<T> {

  private final Timetable timetable;
  private final long boundMillis;
  private final AtomicReference<CompletableFuture<T>> underWay = new AtomicReference<>();

  public SharedFlight(Timetable timetable, long boundMillis) {
    this.timetable = timetable;
    this.boundMillis = boundMillis;
  }

  /** The end of the work under way, or {@code null}. */
  public CompletableFuture<T> underWay() {
    return underWay.get();
  }

  /**
   * The end of the work under way, or of this one, which then begins on this thread.
   *
   * @return completes exceptionally with what the work threw, or with an {@link OverdueException}; whoever depends on it runs
   *     after the flight has landed, so that a next one may start
   */
  public CompletableFuture<T> join(Supplier<? extends CompletionStage<? extends T>> work) {
    CompletableFuture<T> landing = new CompletableFuture<>();
    while (!underWay.compareAndSet(null, landing)) {
      CompletableFuture<T> running = underWay.get();
      if (running != null) {
        return running;
      }
    }
    Deadline.<T>on(timetable, boundMillis, work).whenComplete((result, failure) -> {
      underWay.set(null);
      if (failure != null) {
        landing.completeExceptionally(failure);
      } else {
        landing.complete(result);
      }
    });
    return landing;
  }
}
