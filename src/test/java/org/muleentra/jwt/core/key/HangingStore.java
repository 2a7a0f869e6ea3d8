package org.muleentra.jwt.core.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/**
 * A store whose calls hang until they are released, and a scheduler that runs each task on a thread of its own and goes on when
 * the task has ended or hangs: so virtual time passes while real threads are held.
 */
final class HangingStore implements SavedKeys, AutoCloseable {

  private static final Object ENDED = "ended";
  private static final Object HANGS = "hangs";

  final Map<String, KeyDocument> documents = new ConcurrentHashMap<>();
  final List<String> calls = new ArrayList<>();
  final MutableClock clock;
  final ManualScheduler scheduler;
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  private final List<CountDownLatch> held = new ArrayList<>();
  private final Thread owner = Thread.currentThread();
  private volatile boolean hanging;
  private boolean full;

  HangingStore() {
    this(new MutableClock(Instant.parse("2026-03-01T12:00:00Z")));
  }

  HangingStore(MutableClock clock) {
    this.clock = clock;
    this.scheduler = new ManualScheduler(clock) {

      @Override
      public void execute(Runnable command) {
        if (full) {
          throw new RejectedExecutionException("full");
        }
        Thread thread = new Thread(() -> {
          command.run();
          events.add(ENDED);
        });
        thread.setDaemon(true);
        thread.start();
        await();
      }
    };
  }

  private void await() {
    try {
      if (events.poll(10, TimeUnit.SECONDS) == null) {
        throw new AssertionError("a task neither ends nor hangs in the store");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void hang(boolean now) {
    hanging = now;
  }

  void full(boolean now) {
    full = now;
    scheduler.full(now);
  }

  /** How many threads it holds. */
  int held() {
    synchronized (held) {
      return held.size();
    }
  }

  /** Lets every call go on that hangs, one after the other. */
  void release() {
    hanging = false;
    for (CountDownLatch latch = first(); latch != null; latch = first()) {
      latch.countDown();
      await();
    }
  }

  private CountDownLatch first() {
    synchronized (held) {
      return held.isEmpty() ? null : held.remove(0);
    }
  }

  private void call(String what) {
    calls.add(what);
    if (Thread.currentThread() == owner) {
      calls.add("on the caller's thread");
      return;
    }
    if (hanging) {
      CountDownLatch latch = new CountDownLatch(1);
      synchronized (held) {
        held.add(latch);
      }
      events.add(HANGS);
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void save(String authority, KeyDocument document) {
    call("save");
    documents.put(authority, document);
  }

  @Override
  public KeyDocument load(String authority) {
    call("load");
    return documents.get(authority);
  }

  @Override
  public void close() {
    release();
  }
}
