package org.muleentra.jwt.core.revocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store in memory that fails when told to, and remembers what was asked of it. */
public final class MemoryRevocations implements RevocationStore {

  public final Map<String, Revocation> entries = new ConcurrentHashMap<>();
  public final List<String> asked = new ArrayList<>();
  private String failure;
  private String failureOfRemoval;
  private Runnable during = () -> { };

  /** From now on every use fails; {@code null} ends it. */
  public void fail(String sentence) {
    failure = sentence;
  }

  /** From now on nothing can be removed; {@code null} ends it. */
  public void failToRemove(String sentence) {
    failureOfRemoval = sentence;
  }

  /** Runs this within the next listing of the keys, after they were looked at. */
  public void during(Runnable task) {
    during = task;
  }

  @Override
  public Collection<String> keys() {
    used("keys");
    List<String> keys = new ArrayList<>(entries.keySet());
    Runnable task = during;
    during = () -> { };
    task.run();
    return keys;
  }

  @Override
  public Revocation read(String key) {
    used("read");
    return entries.get(key);
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
    if (failure != null) {
      throw new RevocationStoreException(failure, null);
    }
  }
}
