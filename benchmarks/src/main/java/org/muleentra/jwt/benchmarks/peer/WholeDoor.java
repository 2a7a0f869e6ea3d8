package org.muleentra.jwt.benchmarks.peer;

import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.principal.Principal;

/** Ours: from the header value to the recorded decision, with scope, tenant, version, kind of caller and roles beyond the common rules. */
final class WholeDoor implements Peer {

  private final OrdersApi api;

  WholeDoor(OrdersApi api) {
    this.api = api;
  }

  @Override
  public String title() {
    return "whole door";
  }

  @Override
  public String credential(String token) {
    return "Bearer " + token;
  }

  @Override
  public Object take(String credential) {
    Decision decision = api.decide(credential);
    if (!decision.admitted()) {
      return decision;
    }
    Principal principal = decision.principal();
    return new Caller(principal.name(), principal.roles().contains("reader"));
  }
}
