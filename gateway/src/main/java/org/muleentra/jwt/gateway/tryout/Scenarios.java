package org.muleentra.jwt.gateway.tryout;

import java.util.List;

/** All that the demonstration tries. */
final class Scenarios {

  static final String REFUSED = "401 invalid_token";
  static final String FORBIDDEN = "403 insufficient_scope";

  private Scenarios() {}

  /** The sections in their order, each with scenarios in theirs. */
  static List<Section> of(Demo demo, LogLines log) {
    RotationSection rotation = new RotationSection(demo, log);
    CallerSections callers = new CallerSections(demo);
    PassageSections passages = new PassageSections(demo, log);
    OutboundSections outbound = new OutboundSections(demo);
    return List.of(
        new TokenSection(demo).section(),
        callers.roles(), callers.overage(), callers.stepUp(), callers.agents(), callers.tenants(),
        passages.reportOnly(), passages.backendHeaders(), passages.revocation(), passages.discovery(), new WhySection(demo, log).why(),
        outbound.own(), outbound.onBehalfOf(), outbound.failover(), rotation.section(), new ExpirySection(demo, log).section());
  }
}
