package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Sends the demonstration's requests and shows what came of them. */
final class Demonstration {

  private final PrintStream out;

  Demonstration(PrintStream out) {
    this.out = out;
  }

  /** Returns whether every answer was as expected, and the flows ran for the admitted requests only. */
  boolean run(Demo demo) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    List<Scenario> scenarios = Scenarios.of(demo);
    Table table = new Table();
    table.add("REQUEST", "EXPECTED", "OUTCOME", "");
    int asExpected = 0;
    int admitted = 0;
    for (Scenario scenario : scenarios) {
      String outcome = Outcome.of(client.send(scenario.request(), BodyHandlers.ofString()));
      boolean met = outcome.equals(scenario.expectation());
      asExpected += met ? 1 : 0;
      admitted += scenario.expectation().startsWith("200") ? 1 : 0;
      table.add(scenario.title(), scenario.expectation(), outcome, met ? "ok" : "UNEXPECTED");
    }
    table.print(out);
    long runs = demo.gateway().flowRuns();
    out.printf("%n%d of %d as expected; the flow ran %d times for %d admitted requests%n",
        asExpected, scenarios.size(), runs, admitted);
    return asExpected == scenarios.size() && runs == admitted;
  }
}
