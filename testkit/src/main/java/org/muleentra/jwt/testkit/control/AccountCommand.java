package org.muleentra.jwt.testkit.control;

import java.util.Collections;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.graph.MockDirectory;
import org.muleentra.jwt.testkit.graph.MockGraph;

/** Disables or enables an account in Graph, or a client at the token endpoint. */
final class AccountCommand implements Command {
  private final MockGraph graph;
  private final Registrations registrations;

  AccountCommand(MockGraph graph, Registrations registrations) {
    this.graph = graph;
    this.registrations = registrations;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    boolean account = order.oneOf("objectId", "client").equals("objectId");
    boolean enabled = order.flag("enabled");
    Runnable change = account ? ofAccount(order, enabled) : ofClient(order, enabled);
    return () -> {
      change.run();
      return Collections.singletonMap("enabled", enabled);
    };
  }

  private Runnable ofAccount(Order order, boolean enabled) throws BadOrder {
    String objectId = order.text("objectId");
    MockDirectory directory = Directories.named(graph, order);
    return enabled ? () -> directory.enable(objectId) : () -> directory.disable(objectId);
  }

  private Runnable ofClient(Order order, boolean enabled) throws BadOrder {
    AppRegistration client = Clients.named(registrations, order);
    return enabled ? client::enable : client::disable;
  }
}
