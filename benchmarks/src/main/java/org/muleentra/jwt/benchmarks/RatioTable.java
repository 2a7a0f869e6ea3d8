package org.muleentra.jwt.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * Medians of single calls over the median of the bare verify in the same run, as Markdown: ratios travel from machine
 * to machine, nanoseconds do not, and a median of calls does not mind what else the machine does.
 */
final class RatioTable {

  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final String SMALL = "6";
  private static final String LARGE = "200";

  private RatioTable() {}

  static String of(Collection<RunResult> oneThread, Collection<RunResult> twoThreads) {
    Map<String, Double> one = medians(oneThread);
    Map<String, Double> two = medians(twoThreads);
    Map<String, Double> bytes = allocations(oneThread);
    StringBuilder table = new StringBuilder(String.format("%n| call | × bare verify | with 2 threads | B/op | ns here |%n"
        + "|---|---|---|---|---|%n"));
    one.forEach((call, nanos) -> table.append(String.format(Locale.ROOT, "| %s | %.3f | %s | %.0f | %.0f |%n",
        call, ratio(one, call), two.containsKey(call) ? String.format(Locale.ROOT, "%.3f", ratio(two, call)) : "",
        bytes.get(call), nanos)));
    return table.toString();
  }

  /** A good token stands against the verify of its own size, a refusal against the small one. */
  private static double ratio(Map<String, Double> medians, String call) {
    return medians.get(call) / medians.get("bareVerify " + (call.endsWith(LARGE) ? LARGE : SMALL));
  }

  private static Map<String, Double> medians(Collection<RunResult> results) {
    Map<String, Double> medians = new TreeMap<>();
    for (RunResult result : results) {
      medians.put(call(result.getParams()), result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return medians;
  }

  private static Map<String, Double> allocations(Collection<RunResult> results) {
    Map<String, Double> bytes = new TreeMap<>();
    for (RunResult result : results) {
      result.getSecondaryResults().forEach((label, measured) -> {
        if (label.endsWith(ALLOCATION)) {
          bytes.put(call(result.getParams()), measured.getScore());
        }
      });
    }
    return bytes;
  }

  private static String call(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    String groups = params.getParam("groups");
    return groups == null ? method : method + " " + groups;
  }
}
