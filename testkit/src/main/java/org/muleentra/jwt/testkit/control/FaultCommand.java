package org.muleentra.jwt.testkit.control;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fault.Fault;

/** Lets endpoints go wrong on the wire. */
final class FaultCommand implements Command {
  private static final int LONGEST_WAIT = (int) Fault.LONGEST_WAIT.getSeconds();
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("status", order -> Fault.status(order.number("status", 400, 599), retryAfter(order)));
    KINDS.put("throttled", order -> Fault.status(429, retryAfter(order)));
    KINDS.put("drop", order -> Fault.dropConnection());
    KINDS.put("silence", order -> Fault.silence());
    KINDS.put("late", order -> Fault.slowHeaders(seconds(order, "seconds")));
    KINDS.put("drip", order -> Fault.drippedBody(seconds(order, "seconds")));
    KINDS.put("html", order -> Fault.html(order.optionalNumber("status", 200, 599).orElse(200)));
    KINDS.put("garbage", order -> Fault.garbage());
    KINDS.put("body", order -> DocumentFault.body(order.text("body")));
    KINDS.put("empty", order -> DocumentFault.body(""));
    KINDS.put("truncated", order -> Fault.truncatedBody());
    KINDS.put("large", order -> Fault.none().padded(order.number("bytes", 1, 64 * 1024 * 1024)));
    KINDS.put("endless", order -> Fault.endlessBody());
    KINDS.put("gzip", order -> Fault.gzip());
    KINDS.put("byteOrderMark", order -> Fault.byteOrderMark());
  }

  private final Endpoints endpoints;

  FaultCommand(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @Override
  public Effect read(Order order) throws BadOrder {
    Collection<Endpoints.Endpoint> struck = order.choice("endpoint", endpoints.choices());
    Fault fault = order.choice("fault", KINDS).read(order);
    String name = order.text("fault");
    if (order.has("after")) {
      fault = fault.after(seconds(order, "after"));
    }
    Fault described = new DescribedFault(fault, name);
    Optional<Integer> times = order.optionalNumber("times", 1, 1_000_000);
    return () -> {
      Fault lasting = times.map(described::times).orElse(described);
      struck.forEach(endpoint -> endpoint.fault(lasting));
      return Collections.singletonMap("faults", endpoints.faults());
    };
  }

  private static Duration seconds(Order order, String name) throws BadOrder {
    return Duration.ofSeconds(order.number(name, 0, LONGEST_WAIT));
  }

  private static Map<String, String> retryAfter(Order order) throws BadOrder {
    return order.optionalNumber("retryAfter", 0, 86_400)
        .map(seconds -> Collections.singletonMap("Retry-After", String.valueOf(seconds))).orElse(Collections.emptyMap());
  }

  /** One kind of fault, with the members that it needs. */
  private interface Kind {
    Fault read(Order order) throws BadOrder;
  }
}
