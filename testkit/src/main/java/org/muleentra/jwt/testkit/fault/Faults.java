package org.muleentra.jwt.testkit.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/** Which kind of answer goes wrong, and how, at this moment. Thread-safe. */
public final class Faults<K> {
  private final Map<K, Fault> active = new HashMap<>();

  public synchronized void set(K kind, Fault fault) {
    active.put(kind, Objects.requireNonNull(fault, "fault"));
  }

  public synchronized void clear() {
    active.clear();
  }

  /** The faults that still strike, without how often. */
  public synchronized Map<K, Fault> active() {
    Map<K, Fault> striking = new LinkedHashMap<>();
    active.forEach((kind, fault) -> HealingFault.next(fault).ifPresent(next -> striking.put(kind, next)));
    return striking;
  }

  public void answer(K kind, HttpExchange exchange, JsonAnswer regular) throws IOException {
    Fault fault;
    synchronized (this) {
      fault = active.getOrDefault(kind, Fault.none());
    }
    // Without a fault the status stays what it is: a refusal, for example.
    Optional<Fault> striking = HealingFault.striking(fault);
    if (striking.isPresent()) {
      striking.get().answer(exchange, regular.body());
    } else {
      regular.send(exchange);
    }
  }

  static Duration bounded(Duration wait) {
    if (wait.isNegative() || wait.compareTo(Fault.LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("a fault waits between 0 and " + Fault.LONGEST_WAIT);
    }
    return wait;
  }
}
