package org.muleentra.jwt.core.revocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A store in memory that fails, lags and hangs when told to, and remembers what was asked of it. */
public final class MemoryRevocations implements RevocationStore {

  public final Map<String, Revocation> entries = new ConcurrentHashMap<>();
  public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private volatile Supplier<? extends Throwable> failure;
  private volatile String failureOfRemoval;
  private volatile Runnable during = () -> { };
  private volatile Consumer<String> eachUse = what -> { };
  private volatile Map<String, Revocation> listedThen;
  private volatile Map<String, Revocation> readThen;
  private volatile boolean hangs;
  private volatile boolean inOneCall;

  /** From now on every use fails; {@code null} ends it. */
  public void fail(String sentence) {
    failWith(sentence == null ? null : () -> new RevocationStoreException(sentence, null));
  }

  /** From now on every use throws this; {@code null} ends it. */
  public void failWith(Supplier<? extends Throwable> thrown) {
    failure = thrown;
  }

  /** From now on nothing can be removed; {@code null} ends it. */
  public void failToRemove(String sentence) {
    failureOfRemoval = sentence;
  }

  /** Runs this within the next listing of the keys, after they were looked at. */
  public void during(Runnable task) {
    during = task;
  }

  /** Runs this at the begin of each use, with what is asked for: keys, read, readAll, add or remove. */
  public void atEachUse(Consumer<String> task) {
    eachUse = task;
  }

  /** From now on the listing stands still, as one that lags behind the writes does. */
  public void listingLags() {
    listedThen = new HashMap<>(entries);
  }

  /** From now on what is read stands still too. */
  public void everythingLags() {
    listingLags();
    readThen = listedThen;
  }

  /** What was written is to be seen. */
  public void catchUp() {
    listedThen = null;
    readThen = null;
  }

  /** From now on a use does not return until it is {@link #release() released}; {@code false} ends it for new ones alone. */
  public void hang(boolean now) {
    hangs = now;
  }

  /** Lets go what hangs, in whatever state the store is by then. */
  public void release() {
    hangs = false;
    release.countDown();
  }

  /** How many uses hang. */
  public int hanging() {
    return hanging.get();
  }

  /** From now on it can tell all in one call. */
  public void tellsInOneCall() {
    inOneCall = true;
  }

  /** How often this was asked for. */
  public long asked(String what) {
    synchronized (asked) {
      return asked.stream().filter(what::equals).count();
    }
  }

  @Override
  public String toString() {
    return "the store of the test";
  }

  @Override
  public Collection<String> keys() {
    List<String> keys = new ArrayList<>((listedThen == null ? entries : listedThen).keySet());
    used("keys");
    Runnable task = during;
    during = () -> { };
    task.run();
    return keys;
  }

  @Override
  public Revocation read(String key) {
    used("read");
    return (readThen == null ? entries : readThen).get(key);
  }

  @Override
  public Map<String, Revocation> readAll() {
    if (!inOneCall) {
      return null;
    }
    used("readAll");
    return new HashMap<>(listedThen == null ? entries : listedThen);
  }

  @Override
  public void add(Revocation revocation) {
    used("add");
    entries.putIfAbsent(revocation.key(), revocation);
  }

  @Override
  public void remove(String key) {
    used("remove");
    if (failureOfRemoval != null) {
      throw new RevocationStoreException(failureOfRemoval, null);
    }
    entries.remove(key);
  }

  private void used(String what) {
    asked.add(what);
    eachUse.accept(what);
    Supplier<? extends Throwable> thrown = failure;
    if (hangs) {
      hanging.incrementAndGet();
      try {
        release.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RevocationStoreException("interrupted", e);
      } finally {
        hanging.decrementAndGet();
      }
    }
    if (thrown != null) {
      MemoryRevocations.<RuntimeException>sneak(thrown.get());
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
