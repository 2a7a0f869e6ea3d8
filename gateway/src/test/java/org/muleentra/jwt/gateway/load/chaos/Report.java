package org.muleentra.jwt.gateway.load.chaos;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints how a run went. */
final class Report {

  private static final int LOG_LINES = 80;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(Plan plan, Court court, Recovery recovery, Bed bed, GateLog log, String rest) {
    out.printf("%n%-20s status   answers%n", "who called");
    court.tally().table().forEach((row, count) -> out.printf("%-27s %9d%n", row, count));
    out.printf("%d requests; the longest took %.1f s%n", court.tally().requests(), court.longestSeconds());
    out.printf("%nwhat went wrong                     seconds%n");
    plan.table().forEach((trouble, millis) -> out.printf("%-36s %6.1f%n", trouble, millis / 1000.0));
    out.printf("%d tasks refused by the pool, %d lost%n", bed.schedulers().refused(), bed.schedulers().lost());
    out.println(rest);
    out.printf("%nwhat had to come back%n");
    for (Map.Entry<String, String> each : recovery.table().entrySet()) {
      out.printf("%-66s %s%n", each.getKey(), each.getValue());
    }
    List<String> violations = court.violations();
    if (!violations.isEmpty()) {
      out.printf("%nthe last lines of the gates%n");
      log.last(LOG_LINES).forEach(out::println);
    }
    out.println();
    violations.forEach(violation -> out.println("VIOLATION: " + violation));
    out.println(violations.isEmpty() ? "All as it had to be." : "Not as it had to be.");
  }
}
