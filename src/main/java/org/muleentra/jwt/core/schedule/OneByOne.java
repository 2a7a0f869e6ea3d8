package org.muleentra.jwt.core.schedule;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs continuations one after the other on whatever thread they come to: one that brings on another does not run it within
 * itself. A thousand that wait for one answer would be a thousand calls deep, and those beyond the stack never answered.
 * Thread-safe.
 */
final class OneByOne {

  /** Of threads that are at it alone. */
  private final Map<Thread, Queue<Runnable>> next = new ConcurrentHashMap<>();

  /** Runs it now, or after what this thread is running; it must not throw. */
  void run(Runnable continuation) {
    Queue<Runnable> mine = next.get(Thread.currentThread());
    if (mine != null) {
      mine.add(continuation);
      return;
    }
    mine = new ArrayDeque<>();
    next.put(Thread.currentThread(), mine);
    try {
      for (Runnable current = continuation; current != null; current = mine.poll()) {
        current.run();
      }
    } finally {
      next.remove(Thread.currentThread());
    }
  }
}
