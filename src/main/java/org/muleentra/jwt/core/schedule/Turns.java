package org.muleentra.jwt.core.schedule;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Lets a few pieces of work be under way at a time; the others begin in the order in which they came. Thread-safe. */
public final class Turns {

  private final int atOnce;
  private final Executor executor;
  /** Guarded by itself, as are the fields below. */
  private final Queue<Turn<?>> waiting = new ArrayDeque<>();
  private final Set<Thread> beginning = new HashSet<>();
  private int underWay;

  /**
   * @param atOnce the most that are under way at a time
   * @param executor runs what had to wait for its turn
   */
  public Turns(int atOnce, Executor executor) {
    this.atOnce = atOnce;
    this.executor = executor;
  }

  /**
   * The work's end. The work begins on this thread where its turn is now; and not at all, if what is returned has ended before
   * its turn comes.
   */
  public <T> CompletableFuture<T> take(Supplier<? extends CompletionStage<? extends T>> work) {
    Turn<T> turn = new Turn<>(work);
    synchronized (waiting) {
      waiting.add(turn);
    }
    beginNext();
    return turn.end;
  }

  private void beginNext() {
    synchronized (waiting) {
      // A thread that is at it goes on when it comes back: a thousand that end at once must not be a thousand calls deep.
      if (!beginning.add(Thread.currentThread())) {
        return;
      }
    }
    try {
      for (Turn<?> next = next(); next != null; next = next()) {
        next.begin();
      }
    } finally {
      synchronized (waiting) {
        beginning.remove(Thread.currentThread());
      }
    }
  }

  /** The next whose turn it is now, or {@code null}. */
  private Turn<?> next() {
    synchronized (waiting) {
      while (underWay < atOnce && !waiting.isEmpty()) {
        Turn<?> next = waiting.poll();
        if (!next.end.isDone()) {
          underWay++;
          return next;
        }
      }
      return null;
    }
  }

  private void release() {
    synchronized (waiting) {
      underWay--;
      if (waiting.isEmpty()) {
        return;
      }
    }
    executor.execute(this::beginNext);
  }

  private final class Turn<T> {

    private final Supplier<? extends CompletionStage<? extends T>> work;
    private final CompletableFuture<T> end = new CompletableFuture<>();

    private Turn(Supplier<? extends CompletionStage<? extends T>> work) {
      this.work = work;
    }

    private void begin() {
      try {
        work.get().whenComplete((result, failure) -> {
          release();
          if (failure != null) {
            end.completeExceptionally(failure);
          } else {
            end.complete(result);
          }
        });
      } catch (RuntimeException | Error thrown) {
        release();
        end.completeExceptionally(thrown);
      }
    }
  }
}
