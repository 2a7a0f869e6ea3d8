package org.muleentra.jwt.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs every benchmark with one thread and with two, and prints what each costs as a multiple of the bare verify. */
public final class Main {

  private static final int[] THREADS = {1, 2};

  private Main() {}

  /** @param args JMH's own options, such as {@code -f 1 -i 2} for a quick look; benchmarks are chosen here */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    List<Collection<RunResult>> runs = new ArrayList<>();
    for (int threads : THREADS) {
      runs.add(new Runner(new OptionsBuilder()
          .parent(new CommandLineOptions(args))
          .include(AdmissionBenchmark.class.getName())
          .include(RefusalBenchmark.class.getName())
          .addProfiler(GCProfiler.class)
          .threads(threads)
          .shouldFailOnError(true)
          .build()).run());
    }
    System.out.println(RatioTable.of(runs.get(0), runs.get(1)));
  }
}
