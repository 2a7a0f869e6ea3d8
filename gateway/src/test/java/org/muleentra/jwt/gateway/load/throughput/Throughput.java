package org.muleentra.jwt.gateway.load.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;

/**
 * How many requests an API answers, and how much of the processors each takes, without a policy and with this one; the APIs take
 * turns, in rounds, so that what else the machine does meets all of them.
 */
public final class Throughput {

  private static final String AUDIT = "org.muleentra.jwt.audit";
  private static final Duration TURN = Duration.ofSeconds(5);

  private final int rounds;
  private final int connections;
  private final Duration turn;
  private final PrintStream out;
  private final Map<Rival, List<Measured>> measured = new EnumMap<>(Rival.class);

  /** One turn of one API. */
  record Measured(long requests, double requestsPerSecond, double cpuPerRequest) {}

  private Throughput(int rounds, int connections, Duration turn, PrintStream out) {
    this.rounds = rounds;
    this.connections = connections;
    this.turn = turn;
    this.out = out;
  }

  /** Arguments: seconds for each API (60) and connections (32). */
  public static void main(String... arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
    run((int) Math.max(1, seconds / TURN.toSeconds()), connections, TURN, System.out);
    System.exit(0);
  }

  /**
   * Measures and prints.
   *
   * @throws IllegalStateException where an answer is not as it has to be
   */
  static Map<Rival, List<Measured>> run(int rounds, int connections, Duration turn, PrintStream out) throws Exception {
    // A line for each of so many requests would measure the console.
    Configurator.setLevel(AUDIT, Level.OFF);
    try (MockEntra entra = MockEntra.start(); MuleEngine engine = MuleEngine.start(EntraJwtExtension.class)) {
      Throughput throughput = new Throughput(rounds, connections, turn, out);
      throughput.run(entra, engine);
      return throughput.measured;
    } finally {
      Configurator.setLevel(AUDIT, Level.INFO);
    }
  }

  private void run(MockEntra entra, MuleEngine engine) throws Exception {
    Map<Rival, List<byte[]>> requests = new EnumMap<>(Rival.class);
    for (Rival rival : Rival.values()) {
      engine.deploy(rival.api(entra));
      requests.put(rival, rival.tokens(entra).stream().map(token -> Connection.request(rival.path(), token)).toList());
      measured.put(rival, new ArrayList<>());
    }
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      List<Rival> order = new ArrayList<>(Arrays.asList(Rival.values()));
      Random random = new Random(1);
      // The first round lets the engine compile, and is not counted.
      for (int round = 0; round <= rounds; round++) {
        Collections.shuffle(order, random);
        for (Rival rival : order) {
          Measured one = measure(rival, requests.get(rival), engine.address(), threads);
          if (round > 0) {
            measured.get(rival).add(one);
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
    print();
  }

  private Measured measure(Rival rival, List<byte[]> requests, InetSocketAddress address, ExecutorService threads) throws Exception {
    long end = System.nanoTime() + turn.toNanos();
    long begun = System.nanoTime();
    long cpu = processCpu();
    List<Future<long[]>> senders = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int first = i;
      senders.add(threads.submit(() -> send(rival, requests, first, address, end)));
    }
    long count = 0;
    long cpuOfSenders = 0;
    for (Future<long[]> sender : senders) {
      try {
        count += sender.get()[0];
        cpuOfSenders += sender.get()[1];
      } catch (ExecutionException e) {
        throw new IllegalStateException(rival.words() + ": " + e.getCause().getMessage(), e);
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Measured(count, count / seconds, (processCpu() - cpu - cpuOfSenders) / (double) count);
  }

  /** How many requests were answered, and how many nanoseconds of a processor this thread took for them. */
  private static long[] send(Rival rival, List<byte[]> requests, int first, InetSocketAddress address, long end) throws IOException {
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long count = 0;
    try (Connection connection = new Connection(address)) {
      for (int i = first; System.nanoTime() < end; i++) {
        int status = connection.send(requests.get(i % requests.size()));
        if (status != rival.status()) {
          throw new IllegalStateException("answered with " + status + " in place of " + rival.status());
        }
        count++;
      }
    }
    return new long[] {count, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu};
  }

  private static long processCpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private void print() {
    out.printf(Locale.ROOT, "%n%d connections, %d rounds of %d s; each against \"no policy\" of the same round: the middle one, and the middle half%n%n",
        connections, rounds, turn.toSeconds());
    out.println("| | requests a second | CPU a request |");
    out.println("|---|---|---|");
    List<Measured> base = measured.get(Rival.NO_POLICY);
    measured.forEach((rival, turns) -> out.printf(Locale.ROOT, "| %s | %s | %s |%n", rival.words(),
        ratios(turns.stream().mapToDouble(Measured::requestsPerSecond).toArray(), base.stream().mapToDouble(Measured::requestsPerSecond).toArray()),
        ratios(turns.stream().mapToDouble(Measured::cpuPerRequest).toArray(), base.stream().mapToDouble(Measured::cpuPerRequest).toArray())));
  }

  /** The middle ratio, and in brackets the middle half of them. */
  static String ratios(double[] values, double[] base) {
    double[] ratios = new double[values.length];
    Arrays.setAll(ratios, i -> values[i] / base[i]);
    Arrays.sort(ratios);
    int last = ratios.length - 1;
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", ratios[last / 2], ratios[last / 4], ratios[last - last / 4]);
  }
}
