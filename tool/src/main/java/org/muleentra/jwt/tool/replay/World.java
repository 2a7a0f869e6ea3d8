package org.muleentra.jwt.tool.replay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One token that a record may have been made of, and a time at which it may have come; immutable. */
record World(Map<String, Object> claims, Instant at) {

  /** The same with other claims. */
  World with(Consumer<Map<String, Object>> change) {
    Map<String, Object> changed = new LinkedHashMap<>(claims);
    change.accept(changed);
    return new World(changed, at);
  }

  /** The same at another time. */
  World at(Instant time) {
    return new World(claims, time);
  }
}
