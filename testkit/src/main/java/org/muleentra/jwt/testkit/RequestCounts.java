package org.muleentra.jwt.testkit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each document and path was asked for, counted on arrival. Thread-safe. */
final class RequestCounts {
  private final Map<EntraDocument, Integer> byDocument = new EnumMap<>(EntraDocument.class);
  private final Map<String, Integer> byPath = new TreeMap<>();

  synchronized void count(EntraDocument document, String path) {
    byDocument.merge(document, 1, Integer::sum);
    byPath.merge(path, 1, Integer::sum);
  }

  synchronized int of(EntraDocument document) {
    return byDocument.getOrDefault(document, 0);
  }

  synchronized int of(String path) {
    return byPath.getOrDefault(path, 0);
  }

  synchronized Map<String, Integer> byPath() {
    return Collections.unmodifiableMap(new TreeMap<>(byPath));
  }

  synchronized void reset() {
    byDocument.clear();
    byPath.clear();
  }
}
