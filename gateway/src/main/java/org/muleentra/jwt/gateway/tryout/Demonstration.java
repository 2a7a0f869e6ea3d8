package org.muleentra.jwt.gateway.tryout;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongSupplier;

/** Goes through the demonstration's sections and shows what came of each scenario. */
final class Demonstration {

  private final PrintStream out;
  private final Client client = new Client();
  private int tried;
  private int asExpected;

  Demonstration(PrintStream out) {
    this.out = out;
  }

  /**
   * Returns whether all came as expected, and the flows ran for the answers that came from them and no more.
   *
   * @param flowRuns how often the flows have run
   */
  boolean run(List<Section> sections, LongSupplier flowRuns) throws IOException, InterruptedException {
    for (Section section : sections) {
      show(section);
    }
    long runs = flowRuns.getAsLong();
    out.printf("%d of %d as expected; the flow ran %d times for %d admitted requests%n",
        asExpected, tried, runs, client.fromFlows());
    return asExpected == tried && runs == client.fromFlows();
  }

  private void show(Section section) throws IOException, InterruptedException {
    Table table = new Table();
    table.add("REQUEST", "EXPECTED", "OUTCOME", "");
    for (Scenario scenario : section.scenarios()) {
      String outcome = scenario.attempt().outcome(client);
      boolean met = outcome.equals(scenario.expectation());
      tried++;
      asExpected += met ? 1 : 0;
      table.add(scenario.title(), scenario.expectation(), outcome, met ? "ok" : "UNEXPECTED");
    }
    out.println("== " + section.title());
    table.print(out);
    section.notes().forEach(out::println);
    out.println();
  }
}
