package org.muleentra.jwt.gateway.load.chaos.store;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all nodes keep under one name, with the times from which on each entry is there and gone; thread-safe. */
final class Shelf {

  private record Entry(Serializable value, long from, long to) {

    boolean isThereAt(long nanos) {
      return from - nanos <= 0 && (to == NEVER || to - nanos > 0);
    }
  }

  private static final long NEVER = Long.MAX_VALUE;

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** @return whether it was not there */
  synchronized boolean put(String key, Serializable value) {
    if (get(key) != null) {
      return false;
    }
    entries.put(key, new Entry(value, System.nanoTime(), NEVER));
    return true;
  }

  /** The value now, or {@code null}. */
  synchronized Serializable get(String key) {
    Entry entry = entries.get(key);
    return entry == null || entry.to() != NEVER ? null : entry.value();
  }

  /** Takes a value away; {@code null} where there was none. */
  synchronized Serializable remove(String key) {
    Serializable value = get(key);
    if (value != null) {
      entries.put(key, new Entry(value, entries.get(key).from(), System.nanoTime()));
    }
    return value;
  }

  /** What was there at a time that is not long past. */
  synchronized Map<String, Serializable> at(long nanos) {
    Map<String, Serializable> there = new LinkedHashMap<>();
    entries.forEach((key, entry) -> {
      if (entry.isThereAt(nanos)) {
        there.put(key, entry.value());
      }
    });
    return there;
  }
}
