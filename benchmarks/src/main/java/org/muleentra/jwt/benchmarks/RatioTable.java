package org.muleentra.jwt.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/**
 * Medians over the bare verify of the small token in the same run, as Markdown; ratios travel from machine to machine,
 * nanoseconds do not.
 */
final class RatioTable {

  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private RatioTable() {}

  static String of(Collection<RunResult> oneThread, Collection<RunResult> twoThreads) {
    Map<String, Double> one = medians(oneThread);
    Map<String, Double> two = medians(twoThreads);
    Map<String, Double> bytes = allocations(oneThread);
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
        "%n| what | × bare verify | × bare verify, 2 threads | 2 threads against 1 | B/op | ns (this machine, this run) |%n"
            + "|---|---|---|---|---|---|%n"));
    one.forEach((name, nanos) -> table.append(String.format(Locale.ROOT, "| %s | %.3f | %.3f | %.2f | %.0f | %.0f |%n",
        name, nanos / bareVerify(one, name), two.get(name) / bareVerify(two, name), 2 * nanos / two.get(name),
        bytes.get(name), nanos)));
    return table.toString();
  }

  /** A good token is measured against the verify of its own size, a refusal against the small one. */
  private static double bareVerify(Map<String, Double> medians, String name) {
    return medians.get("AdmissionBenchmark.bareVerify " + (name.endsWith(" 200") ? "200" : "6"));
  }

  private static Map<String, Double> medians(Collection<RunResult> results) {
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult result : results) {
      ListStatistics scores = new ListStatistics();
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          scores.addValue(iteration.getPrimaryResult().getScore());
        }
      }
      medians.put(name(result.getParams()), scores.getPercentile(50));
    }
    return medians;
  }

  private static Map<String, Double> allocations(Collection<RunResult> results) {
    Map<String, Double> bytes = new TreeMap<>();
    for (RunResult result : results) {
      result.getSecondaryResults().forEach((label, measured) -> {
        if (label.endsWith(ALLOCATION)) {
          bytes.put(name(result.getParams()), measured.getScore());
        }
      });
    }
    return bytes;
  }

  private static String name(BenchmarkParams params) {
    String method = params.getBenchmark().substring(RatioTable.class.getPackageName().length() + 1);
    String groups = params.getParam("groups");
    return groups == null ? method : method + " " + groups;
  }
}
