package org.muleentra.jwt.gateway.replicas;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A line for each thing that was tried, as soon as it was, with what had to come of it and what did. */
final class Report {

  private static final String ROW = "%-68s %-30s %-30s %s";

  private final PrintStream out;
  private final List<String> wrong = new ArrayList<>();
  private int rows;

  Report(PrintStream out) {
    this.out = out;
  }

  void section(String title) {
    out.println();
    out.println("== " + title);
    out.println(String.format(ROW, "WHAT", "EXPECTED", "OUTCOME", "").stripTrailing());
  }

  void row(String what, Object expected, Object outcome) {
    boolean right = expected.toString().equals(outcome.toString());
    out.println(String.format(ROW, what, expected, outcome, right ? "ok" : "NOT AS IT HAD TO BE"));
    rows++;
    if (!right) {
      wrong.add(what + ": " + outcome + ", and not " + expected);
    }
  }

  /** What is to be read and neither right nor wrong. */
  void note(String text) {
    out.println("   " + text);
  }

  /** Ends with what it comes to; returns what was not as it had to be. */
  List<String> end() {
    out.println();
    out.println(rows - wrong.size() + " of " + rows + " as expected. "
        + (wrong.isEmpty() ? "All as it had to be." : "Not all as it had to be."));
    return List.copyOf(wrong);
  }
}
