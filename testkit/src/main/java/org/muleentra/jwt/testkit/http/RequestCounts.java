package org.muleentra.jwt.testkit.http;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each kind of request and each path was asked for, counted on arrival. Thread-safe. */
public final class RequestCounts<K> {
  private final Map<K, Integer> byKind = new HashMap<>();
  private final Map<String, Integer> byPath = new TreeMap<>();

  public synchronized void count(K kind, String path) {
    byKind.merge(kind, 1, Integer::sum);
    byPath.merge(path, 1, Integer::sum);
  }

  public synchronized int ofKind(K kind) {
    return byKind.getOrDefault(kind, 0);
  }

  public synchronized int ofPath(String path) {
    return byPath.getOrDefault(path, 0);
  }

  public synchronized Map<String, Integer> byPath() {
    return Collections.unmodifiableMap(new TreeMap<>(byPath));
  }

  public synchronized void reset() {
    byKind.clear();
    byPath.clear();
  }
}
