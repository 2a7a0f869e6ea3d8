package org.muleentra.jwt.benchmarks.quiet;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A run in several virtual machines, one after the other: what the compiler makes of a candidate is luck, and each has its own.
 * Immutable.
 *
 * @param bytes what was to be measured, in its order, and what a call of it allocates: the least of its iterations, since what else a
 *     thread does now and then is not the call's
 * @param samples of all of them
 * @param retained bytes that something holds on to, by its name, one a virtual machine
 * @param rounds how many rounds were asked for, of all together
 */
public record Run(Map<Planned, Double> bytes, List<Sample> samples, Map<String, List<Long>> retained, int rounds) implements Serializable {

  /**
   * Starts them.
   *
   * @param main a class whose main method calls {@link #take}
   */
  static Run start(Class<?> main, Options options) throws IOException, InterruptedException {
    Run all = new Run(new LinkedHashMap<>(), new ArrayList<>(), new TreeMap<>(), options.forks() * options.rounds());
    for (int fork = 0; fork < options.forks(); fork++) {
      Path result = Files.createTempFile("samples", ".bin");
      try {
        System.err.println("Java virtual machine " + (fork + 1) + " of " + options.forks());
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xms1g", "-Xmx1g",
            "-XX:CompileCommand=quiet", Control.COMPILED_BY_ITSELF, "-cp", System.getProperty("java.class.path"),
            main.getName(), result.toString(), String.valueOf(fork * options.rounds()), String.valueOf(options.rounds())).inheritIO().start();
        if (process.waitFor() != 0) {
          throw new IllegalStateException("A virtual machine failed; what it said stands above");
        }
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(result))) {
          all.add((Run) in.readObject());
        } catch (ClassNotFoundException e) {
          throw new IllegalStateException(e);
        }
      } finally {
        Files.deleteIfExists(result);
      }
    }
    return all;
  }

  private void add(Run one) {
    one.bytes.forEach((planned, least) -> bytes.merge(planned, least, Math::min));
    samples.addAll(one.samples);
    one.retained.forEach((name, bytes) -> retained.computeIfAbsent(name, any -> new ArrayList<>()).addAll(bytes));
  }

  /** In one of the virtual machines: measures and hands back. */
  public static void take(String[] args, Consumer<Measuring> work) throws IOException {
    int rounds = Integer.parseInt(args[2]);
    Map<String, List<Long>> retained = new TreeMap<>();
    try (Stopwatch stopwatch = new Stopwatch();
         ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(Path.of(args[0])))) {
      Session session = new Session(stopwatch, Integer.parseInt(args[1]), rounds);
      work.accept(new Measuring(session, retained));
      out.writeObject(new Run(session.leastBytes(), new ArrayList<>(session.samples()), retained, rounds));
    }
  }

  /** What is at work in one virtual machine. */
  public record Measuring(Session session, Map<String, List<Long>> retained) {

    /** That something of this name holds on to so many bytes. */
    public void retains(String name, long bytes) {
      retained.put(name, new ArrayList<>(Collections.singletonList(bytes)));
    }
  }

  /** The names of the comparisons, in their order. */
  public List<String> comparisons() {
    return bytes.keySet().stream().map(Planned::comparison).distinct().toList();
  }

  /** The names of all that is set against something, in their order. */
  public List<String> candidates(String comparison) {
    return bytes.keySet().stream().filter(each -> each.comparison().equals(comparison) && each.reference() != null)
        .map(Planned::candidate).toList();
  }

  /** What a call costs in calls of its reference, or nothing where the machine was too noisy to know. */
  public Optional<Ratio> ratio(String comparison, String candidate) {
    return NoiseJudge.ratio(of(comparison, candidate), of(comparison, planned(comparison, candidate).reference()), rounds);
  }

  /** What a call allocates. */
  public long bytes(String comparison, String candidate) {
    return Math.round(bytes.get(planned(comparison, candidate)));
  }

  private Planned planned(String comparison, String candidate) {
    return bytes.keySet().stream().filter(each -> each.comparison().equals(comparison) && each.candidate().equals(candidate))
        .findFirst().orElseThrow();
  }

  private List<Sample> of(String comparison, String candidate) {
    return samples.stream().filter(each -> each.comparison().equals(comparison) && each.candidate().equals(candidate)).toList();
  }

  /** What it ran on, and how much of it undisturbed. */
  public String words() {
    int wanted = bytes.size() * rounds;
    return String.format(Locale.ROOT, "Java %s, %d cores, %d rounds; of 100 iterations %d were quiet", System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(), rounds, wanted == 0 ? 0 : 100 * samples.size() / wanted);
  }
}
