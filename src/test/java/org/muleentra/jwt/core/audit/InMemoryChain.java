package org.muleentra.jwt.core.audit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A store in memory that fails and hangs when told to. */
final class InMemoryChain implements SavedChain {

  final Map<String, SavedHead> heads = new ConcurrentHashMap<>();
  private final AtomicInteger hanging = new AtomicInteger();
  private volatile Supplier<Throwable> failure;
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** From now on every use throws this; {@code null} ends it. */
  void fail(Supplier<Throwable> thrown) {
    failure = thrown;
  }

  /** From now on a use does not return until it is released. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  /** Lets go what hangs. */
  void release() {
    gate.countDown();
  }

  /** How many uses hang. */
  int hanging() {
    return hanging.get();
  }

  @Override
  public SavedHead read(String name) {
    used();
    return heads.get(name);
  }

  @Override
  public void write(String name, SavedHead head) {
    used();
    heads.put(name, head);
  }

  private void used() {
    hanging.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      hanging.decrementAndGet();
    }
    if (failure != null) {
      InMemoryChain.<RuntimeException>sneak(failure.get());
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Override
  public String toString() {
    return "object store entra-audit";
  }
}
