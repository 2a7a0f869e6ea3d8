package org.muleentra.jwt.gateway.load.chaos.store;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.mule.runtime.api.store.ObjectStoreException;
import org.mule.runtime.api.store.ObjectStoreNotAvailableException;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;

/** One node's way to its stores, which every call takes; thread-safe. */
final class StoreWay {

  private final Random random;
  private final AtomicLong horizon = new AtomicLong(System.nanoTime());
  private StoreTrouble trouble = StoreTrouble.NONE;

  StoreWay(Random random) {
    this.random = random;
  }

  synchronized void meet(StoreTrouble next) {
    trouble = next;
    notifyAll();
  }

  private synchronized StoreTrouble now() {
    return trouble;
  }

  /** A call that changes something. */
  void write() throws ObjectStoreException {
    StoreTrouble now = passHanging();
    if (fails(now)) {
      throw new ObjectStoreNotAvailableException(createStaticMessage("no answer of the store"));
    }
  }

  /** A call that only looks. */
  void read() throws ObjectStoreException {
    write();
    try {
      Thread.sleep(now().pause().toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** What time a listing shows: never one before that of an earlier listing. */
  long horizon() {
    long shown = System.nanoTime() - now().lag().toNanos();
    return horizon.accumulateAndGet(shown, (before, after) -> after - before > 0 ? after : before);
  }

  private synchronized StoreTrouble passHanging() throws ObjectStoreException {
    try {
      while (trouble.hanging()) {
        wait();
      }
      return trouble;
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private boolean fails(StoreTrouble now) {
    synchronized (random) {
      return random.nextDouble() < now.failing();
    }
  }

  private static ObjectStoreException interrupted() {
    Thread.currentThread().interrupt();
    return new ObjectStoreException(createStaticMessage("interrupted"));
  }
}
