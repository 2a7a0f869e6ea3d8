package org.muleentra.jwt.core.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Work of one kind that may block, so many pieces at once and each with a bound: a store or a file system that hangs costs
 * so many threads, and nobody more than the bound. Further pieces are refused rather than queued. Thread-safe.
 */
public final class Lane {

  private final Timetable timetable;
  private final Semaphore free;
  private final long boundMillis;

  /**
   * @param width how many pieces may be under way, at least 1
   * @param boundMillis how long anybody waits for one
   */
  public Lane(Timetable timetable, int width, long boundMillis) {
    this.timetable = timetable;
    this.free = new Semaphore(width);
    this.boundMillis = boundMillis;
  }

  /**
   * What the work brings, done on a thread of the scheduler.
   *
   * @return completes exceptionally with what the work throws; with an {@link OverdueException} after the bound, while the work
   *     goes on and keeps its place; and with a {@link RejectedExecutionException} where no place or no thread is free
   */
  public <T> CompletableFuture<T> supply(Supplier<T> work) {
    if (!free.tryAcquire()) {
      return refused();
    }
    CompletableFuture<T> done = new CompletableFuture<>();
    boolean begun = timetable.begin(() -> {
      T brought = null;
      Throwable thrown = null;
      try {
        brought = work.get();
      } catch (RuntimeException | Error e) {
        thrown = e;
      }
      // Before anybody goes on, who may want the place.
      free.release();
      if (thrown == null) {
        done.complete(brought);
      } else {
        done.completeExceptionally(thrown);
      }
    });
    if (!begun) {
      free.release();
      return refused();
    }
    return Deadline.on(timetable, boundMillis, () -> done);
  }

  private static <T> CompletableFuture<T> refused() {
    return FailedFuture.of(new RejectedExecutionException("no thread is free"));
  }
}
