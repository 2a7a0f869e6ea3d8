package org.muleentra.jwt.testkit.control;

import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.Registrations;

/** The registered client that an order names. */
final class Clients {
  private Clients() {}

  static AppRegistration named(Registrations registrations, Order order) throws BadOrder {
    return registrations.client(order.text("client"))
        .orElseThrow(() -> order.wrong("client", "must be the client id of an application that GET /control lists"));
  }
}
