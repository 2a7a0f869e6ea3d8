package org.muleentra.jwt.core.revocation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.schedule.Deadline;
import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.OverdueException;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * The store as operations use it: some at once, and none waits longer than {@link #WAIT} for it; thread-safe.
 *
 * <p>What was begun goes on when nobody waits any longer, so a store that hangs holds no more threads than there are places.
 */
final class StoreUse {

  /** How long an operation waits for the store. */
  static final Duration WAIT = Duration.ofSeconds(10);

  /** How long the scheduler may leave it lying, when all its threads are held, before the operation's own thread does it. */
  private static final Duration BEGINS = Duration.ofSeconds(1);

  private final Timetable timetable;
  private final Semaphore places;

  StoreUse(Timetable timetable, int places) {
    this.timetable = timetable;
    this.places = new Semaphore(places, true);
  }

  /**
   * What the work brings, done on a thread of the scheduler; on this one where the scheduler has none.
   *
   * @throws RevocationStoreException for whatever the work throws, and where it takes too long
   */
  <T> T await(Supplier<? extends CompletionStage<T>> work) {
    long begin = timetable.nanos();
    try {
      if (!places.tryAcquire(WAIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw overdue(null);
      }
      CompletableFuture<T> done = new CompletableFuture<>();
      CountDownLatch begun = new CountDownLatch(1);
      AtomicBoolean claimed = new AtomicBoolean();
      Runnable task = () -> {
        if (claimed.compareAndSet(false, true)) {
          begun.countDown();
          run(work, done);
        }
      };
      boolean elsewhere = timetable.begin(task) && begun.await(BEGINS.toNanos(), TimeUnit.NANOSECONDS);
      if (!elsewhere && runHere(task)) {
        throw overdue(null);
      }
      // Two bounds: the one ends with the configuration, the other needs no timer.
      return Deadline.<T>on(timetable, WAIT.toMillis(), () -> done)
          .get(Math.max(0, WAIT.toNanos() - (timetable.nanos() - begin)), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw overdue(e);
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RevocationStoreException("interrupted", e);
    }
  }

  /**
   * On this thread nobody but an interrupt ends the wait for a store that hangs, by a timer or a request that comes by.
   *
   * @return whether it came to that
   */
  private boolean runHere(Runnable task) {
    Interruption interruption = new Interruption();
    Entry bound = timetable.deadline(WAIT.toMillis(), interruption::strike);
    try {
      task.run();
    } finally {
      bound.cancel();
      interruption.over();
    }
    return interruption.struck();
  }

  private <T> void run(Supplier<? extends CompletionStage<T>> work, CompletableFuture<T> done) {
    try {
      work.get().whenComplete((result, failure) -> {
        places.release();
        if (failure == null) {
          done.complete(result);
        } else {
          done.completeExceptionally(failure);
        }
      });
    } catch (RuntimeException | Error failure) {
      places.release();
      done.completeExceptionally(failure);
    }
  }

  private static RevocationStoreException told(Throwable failure) {
    Throwable cause = ForeseenFailure.causeOf(failure);
    if (cause instanceof OverdueException) {
      return overdue(cause);
    }
    return new RevocationStoreException(
        cause instanceof RevocationStoreException ? cause.getMessage() : "the store failed: " + cause, cause);
  }

  private static RevocationStoreException overdue(Throwable cause) {
    return new RevocationStoreException("the store has not answered for " + WAIT.getSeconds() + " seconds", cause);
  }
}
