package org.muleentra.jwt.testkit.control;

import java.util.Collections;
import java.util.Optional;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.EntraRefusal;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.sts.MockSts;

/** Refuses requests at the token endpoint with one of Entra's errors. */
final class RefuseCommand implements Command {
  private final MockSts sts;
  private final Endpoints endpoints;

  RefuseCommand(MockSts sts, Endpoints endpoints) {
    this.sts = sts;
    this.endpoints = endpoints;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    int code = order.number("code", 1, 999_999_999);
    Optional<Integer> times = order.optionalNumber("times", 1, 1_000_000);
    Fault refusal = new DescribedFault(sts.refusal(refusal(code, order)), "AADSTS" + code);
    return () -> {
      sts.fault(times.map(refusal::times).orElse(refusal));
      return Collections.singletonMap("faults", endpoints.faults());
    };
  }

  private static EntraRefusal refusal(int code, Order order) throws BadOrder {
    if (order.has("status") || order.has("error")) {
      return EntraRefusal.of(order.number("status", 400, 599), order.text("error"), code);
    }
    return EntraRefusal.of(EntraError.numbered(code).orElseThrow(() -> order.wrong("code",
        "must be the digits of an AADSTS error that the mock knows, or stand beside status and error")));
  }
}
