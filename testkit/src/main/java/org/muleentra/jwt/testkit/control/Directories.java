package org.muleentra.jwt.testkit.control;

import java.util.Optional;
import org.muleentra.jwt.testkit.graph.MockDirectory;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.tenant.Tenants;

/** Whose people an order is about: those of the mock's tenant unless it names another. */
final class Directories {
  private Directories() {}

  static MockDirectory named(MockGraph graph, Order order) throws BadOrder {
    Optional<String> tenant = order.optionalText("tenant");
    if (!tenant.isPresent()) {
      return graph.directory();
    }
    if (!Tenants.isGuid(tenant.get())) {
      throw order.wrong("tenant", "must be a GUID");
    }
    return graph.directory(tenant.get());
  }
}
