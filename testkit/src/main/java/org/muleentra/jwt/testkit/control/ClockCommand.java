package org.muleentra.jwt.testkit.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/** Moves the mock's time, sets it, or takes all moves back. */
final class ClockCommand implements Command {
  private final MockClock clock;

  ClockCommand(MockClock clock) {
    this.clock = clock;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    switch (order.oneOf("advance", "set", "reset")) {
      case "advance":
        Duration by = order.optionalDuration("advance").orElse(Duration.ZERO);
        return () -> moved(order, "advance", () -> clock.advance(by));
      case "set":
        Instant time = order.optionalTime("set").orElse(Instant.EPOCH);
        return () -> moved(order, "set", () -> clock.set(time));
      default:
        if (!order.flag("reset")) {
          throw order.wrong("reset", "must be true");
        }
        return () -> moved(order, "reset", clock::reset);
    }
  }

  private Map<String, Object> moved(Order order, String name, Runnable move) throws BadOrder {
    try {
      move.run();
    } catch (IllegalArgumentException e) {
      throw order.wrong(name, "must lead to a time of the years 1970 to 9999");
    }
    return Collections.singletonMap("now", clock.instant().toString());
  }
}
