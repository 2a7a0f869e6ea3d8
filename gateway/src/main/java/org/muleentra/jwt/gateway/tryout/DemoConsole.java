package org.muleentra.jwt.gateway.tryout;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.muleentra.jwt.gateway.console.Endpoint;
import org.muleentra.jwt.gateway.console.explain.ExplainEndpoints;
import org.muleentra.jwt.gateway.console.form.FormEndpoints;
import org.muleentra.jwt.gateway.console.live.DecisionLog;
import org.muleentra.jwt.gateway.console.live.LiveTab;
import org.muleentra.jwt.gateway.console.mint.MintTab;
import org.muleentra.jwt.gateway.console.mint.Sender;
import org.muleentra.jwt.gateway.console.scenario.ScenarioTab;

/** What the console of the demonstration may ask. */
final class DemoConsole {

  private DemoConsole() {}

  static Map<String, Endpoint> endpoints(Demo demo, DecisionLog decisions) {
    Clock clock = Clock.systemUTC();
    Sender sender = new Sender(ConsoleScene.apis(demo));
    Map<String, Endpoint> all = new HashMap<>();
    all.putAll(FormEndpoints.all(clock));
    all.putAll(ExplainEndpoints.all(demo.entra(), demo.apis().forms(), clock));
    all.putAll(new MintTab(demo.entra().mint(), sender).endpoints());
    all.putAll(new LiveTab(decisions, sender, ConsoleScene.calls(demo)).endpoints());
    all.putAll(new ScenarioTab(demo.entra().baseUrl(), clock).endpoints());
    return all;
  }
}
