package org.muleentra.jwt.testkit.fault;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.muleentra.jwt.testkit.http.HttpAnswer;

/** A fault that strikes some times and then no more. Thread-safe. */
final class HealingFault implements Fault {
  /** The fault that never strikes. */
  static final Fault NONE = new HealingFault((exchange, regular) -> HttpAnswer.json(exchange, 200, regular), 0);

  private final Fault fault;
  private final AtomicInteger left;

  HealingFault(Fault fault, int times) {
    this.fault = fault;
    left = new AtomicInteger(times);
  }

  /** The fault that strikes this request; empty where the regular answer is due. */
  static Optional<Fault> striking(Fault fault) {
    if (!(fault instanceof HealingFault)) {
      return Optional.of(fault);
    }
    HealingFault healing = (HealingFault) fault;
    return healing.left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? striking(healing.fault) : Optional.empty();
  }

  /** As {@link #striking}, without a strike. */
  static Optional<Fault> next(Fault fault) {
    if (!(fault instanceof HealingFault)) {
      return Optional.of(fault);
    }
    HealingFault healing = (HealingFault) fault;
    return healing.left.get() > 0 ? next(healing.fault) : Optional.empty();
  }

  @Override
  public void answer(HttpExchange exchange, byte[] regular) throws IOException {
    Optional<Fault> striking = striking(this);
    if (striking.isPresent()) {
      striking.get().answer(exchange, regular);
    } else {
      HttpAnswer.json(exchange, 200, regular);
    }
  }
}
