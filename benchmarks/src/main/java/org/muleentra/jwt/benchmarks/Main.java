package org.muleentra.jwt.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.muleentra.jwt.benchmarks.forged.ForgedComparison;
import org.muleentra.jwt.benchmarks.growth.GrowthComparison;
import org.muleentra.jwt.benchmarks.peer.PeerComparison;
import org.muleentra.jwt.benchmarks.way.WayComparison;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs every benchmark with one thread, and admission with two; prints what each costs in bare verifications. Behind the word
 * {@code peers} it compares with other libraries instead, behind {@code ways} with itself where a token comes again or native code
 * verifies, behind {@code forged} where a token is forged, behind {@code growth} as something grows, and behind {@code start} it opens
 * configurations.
 */
public final class Main {

  private static final int ROUNDS = 3;

  private Main() {}

  /** @param args JMH's own options, such as {@code -wi 1 -i 1} for a quick look (benchmarks are chosen here); or a word and its options */
  public static void main(String[] args) throws Exception {
    String[] options = Arrays.copyOfRange(args, Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "peers" -> PeerComparison.main(options);
      case "ways" -> WayComparison.main(options);
      case "forged" -> ForgedComparison.main(options);
      case "growth" -> GrowthComparison.main(options);
      case "start" -> StartMeasure.main(options);
      default -> all(args);
    }
  }

  private static void all(String[] args) throws RunnerException, CommandLineOptionException {
    List<RatioTable.Round> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      rounds.add(new RatioTable.Round(run(args, 1, AdmissionBenchmark.class, RefusalBenchmark.class, AcquireBenchmark.class),
          run(args, 2, AdmissionBenchmark.class)));
    }
    System.out.println(RatioTable.of(rounds));
  }

  private static Collection<RunResult> run(String[] args, int threads, Class<?>... benchmarks)
      throws RunnerException, CommandLineOptionException {
    ChainedOptionsBuilder options = new OptionsBuilder()
        .parent(new CommandLineOptions(args))
        .addProfiler(GCProfiler.class)
        .threads(threads)
        .shouldFailOnError(true);
    for (Class<?> benchmark : benchmarks) {
      options.include(benchmark.getName());
    }
    return new Runner(options.build()).run();
  }
}
