package org.muleentra.jwt.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark with one thread, and admission with two; prints what each costs in bare verifications. */
public final class Main {

  private Main() {}

  /** @param args JMH's own options, such as {@code -f 1 -i 2} for a quick look; benchmarks are chosen here */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> oneThread = run(args, 1, AdmissionBenchmark.class, RefusalBenchmark.class);
    Collection<RunResult> twoThreads = run(args, 2, AdmissionBenchmark.class);
    System.out.println(RatioTable.of(oneThread, twoThreads));
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
