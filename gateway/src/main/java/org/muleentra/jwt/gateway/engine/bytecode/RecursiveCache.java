package org.muleentra.jwt.gateway.engine.bytecode;

import java.util.Map;
import java.util.function.Function;

/** Stands in for {@link Map#computeIfAbsent} where the computation of one value asks the same map for others. */
public final class RecursiveCache {

  private RecursiveCache() {}

  /** Does what {@link Map#computeIfAbsent} did up to Java 8: a nested call may change the map. */
  public static Object computeIfAbsent(Map<Object, Object> map, Object key, Function<Object, Object> computation) {
    Object present = map.get(key);
    if (present != null) {
      return present;
    }
    Object computed = computation.apply(key);
    if (computed != null) {
      map.put(key, computed);
    }
    return computed;
  }
}
