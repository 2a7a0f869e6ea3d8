package org.muleentra.jwt.gateway.tryout;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.explain.ExplainEndpoints;
import org.muleentra.jwt.gateway.console.form.FormEndpoints;

/** What the console of the demonstration may ask. */
final class DemoConsole {

  private DemoConsole() {}

  static Map<String, Endpoint> endpoints(Demo demo) {
    Map<String, Endpoint> all = new HashMap<>();
    all.putAll(FormEndpoints.all(Clock.systemUTC()));
    all.putAll(ExplainEndpoints.all(demo.entra(), demo.apis().forms(), Clock.systemUTC()));
    return all;
  }
}
