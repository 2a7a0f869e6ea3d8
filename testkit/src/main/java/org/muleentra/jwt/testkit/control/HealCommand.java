package org.muleentra.jwt.testkit.control;

import java.util.Collection;
import java.util.Collections;
import org.muleentra.jwt.testkit.fault.Fault;

/** Ends faults and refusals, of all endpoints unless some are named. */
final class HealCommand implements Command {
  private final Endpoints endpoints;

  HealCommand(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    Collection<Endpoints.Endpoint> healed = order.has("endpoint")
        ? order.choice("endpoint", endpoints.choices()) : endpoints.choices().get(Endpoints.ALL);
    return () -> {
      healed.forEach(endpoint -> endpoint.fault(Fault.none()));
      return Collections.singletonMap("faults", endpoints.faults());
    };
  }
}
