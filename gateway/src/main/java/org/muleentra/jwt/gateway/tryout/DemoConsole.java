package org.muleentra.jwt.gateway.tryout;

import java.util.HashMap;
import java.util.Map;
import org.muleentra.jwt.gateway.console.Endpoint;

/** What the console of the demonstration may ask. */
final class DemoConsole {

  private DemoConsole() {}

  static Map<String, Endpoint> endpoints(Demo demo) {
    return new HashMap<>();
  }
}
