package org.muleentra.jwt.benchmarks;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * What each call costs in bare verifications, as Markdown.
 *
 * <p>Within a round a call is set against the bare verify, median against median, and over the rounds the middle ratio is
 * told: ratios travel from machine to machine. "Undisturbed" sets the 10th percentiles against each other, which tells of
 * the code alone where the machine has other work to do.
 */
final class RatioTable {

  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final double UNDISTURBED = 10;
  private static final double MEDIAN = 50;
  private static final String BARE = "bareVerify ";
  private static final String SMALL = "6";

  private RatioTable() {}

  /** All results of one pass, those with one thread and those with two. */
  record Round(Collection<RunResult> oneThread, Collection<RunResult> twoThreads) {}

  static String of(List<Round> rounds) {
    List<Collection<RunResult>> one = rounds.stream().map(Round::oneThread).toList();
    List<Collection<RunResult>> two = rounds.stream().map(Round::twoThreads).toList();
    List<Map<String, Double>> columns = List.of(ratios(one, UNDISTURBED), ratios(one, MEDIAN), ratios(two, UNDISTURBED),
        ratios(two, MEDIAN), middles(one.stream().map(RatioTable::allocations).toList()));
    StringBuilder table = new StringBuilder(String.format("%n| call | undisturbed | median | 2 threads, undisturbed |"
        + " 2 threads, median | bytes allocated |%n|---|---|---|---|---|---|%n"));
    for (String call : columns.get(0).keySet()) {
      table.append("| ").append(call);
      for (Map<String, Double> column : columns) {
        table.append(" | ").append(cell(column.get(call)));
      }
      table.append(String.format(" |%n"));
    }
    return table.toString();
  }

  private static String cell(Double figure) {
    return figure == null ? "" : String.format(Locale.ROOT, figure < 1_000 ? "%.3f" : "%.0f", figure);
  }

  private static Map<String, Double> ratios(List<Collection<RunResult>> rounds, double percentile) {
    return middles(rounds.stream().map(round -> percentiles(round, percentile)).map(RatioTable::overBareVerify).toList());
  }

  /** A good token stands against the verify of its own size, a refusal against the small one. */
  private static Map<String, Double> overBareVerify(Map<String, Double> figures) {
    Map<String, Double> ratios = new TreeMap<>();
    figures.forEach((call, figure) -> {
      String size = call.substring(call.indexOf(' ') + 1);
      ratios.put(call, figure / figures.getOrDefault(BARE + size, figures.get(BARE + SMALL)));
    });
    return ratios;
  }

  private static Map<String, Double> middles(List<Map<String, Double>> rounds) {
    Map<String, Double> middles = new TreeMap<>();
    for (String call : rounds.get(0).keySet()) {
      double[] sorted = rounds.stream().flatMapToDouble(round -> DoubleStream.of(round.get(call))).sorted().toArray();
      middles.put(call, sorted[sorted.length / 2]);
    }
    return middles;
  }

  private static Map<String, Double> percentiles(Collection<RunResult> results, double percentile) {
    return byCall(results, result -> result.getPrimaryResult().getStatistics().getPercentile(percentile));
  }

  private static Map<String, Double> allocations(Collection<RunResult> results) {
    return byCall(results, result -> result.getSecondaryResults().entrySet().stream()
        .filter(measured -> measured.getKey().endsWith(ALLOCATION))
        .mapToDouble(measured -> measured.getValue().getScore()).findFirst().orElseThrow());
  }

  private static Map<String, Double> byCall(Collection<RunResult> results, ToDoubleFunction<RunResult> figure) {
    Map<String, Double> figures = new TreeMap<>();
    results.forEach(result -> figures.put(call(result.getParams()), figure.applyAsDouble(result)));
    return figures;
  }

  private static String call(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    return method + params.getParamsKeys().stream().map(key -> " " + params.getParam(key)).collect(Collectors.joining());
  }
}
