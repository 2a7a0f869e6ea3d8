package org.muleentra.jwt.benchmarks.peer;

import java.util.List;
import java.util.Map;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.core.Decision;

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
  @SuppressWarnings("unchecked")
  public Object take(String credential) {
    Decision decision = api.decide(credential);
    if (!decision.admitted()) {
      return decision;
    }
    Map<String, Object> claims = decision.principal().claims();
    return new Caller((String) claims.get(Caller.OBJECT_ID), (List<String>) claims.get(Caller.GROUPS));
  }
}
