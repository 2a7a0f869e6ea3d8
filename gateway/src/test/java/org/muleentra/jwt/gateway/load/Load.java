package org.muleentra.jwt.gateway.load;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.load.Cell.Outage;
import org.muleentra.jwt.gateway.load.chaos.Chaos;
import org.muleentra.jwt.gateway.load.throughput.Throughput;
import org.muleentra.jwt.gateway.redeployment.Resources;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fault.Fault;

/**
 * Sends a mix of good, expired, forged and unknown tokens to four APIs on one engine; the keys of each rotate three times and
 * its key server fails twice meanwhile. Prints what came, and ends with 1 where anything was not as it had to be.
 */
public final class Load {

  private static final String AUDIT = "org.muleentra.jwt.audit";
  private static final double[] ROTATIONS = {0.04, 0.25, 0.45};
  /** From then on kids are invented, so that the first rotation is met by the fetch that they cause. */
  private static final double INVENTING = 0.06;
  /** A flow of the engine keeps this many of its last events: until it has them, its memory grows. */
  private static final int EVENTS_KEPT = 1024;
  /** Shorter, and neither do heap and recovery tell much. */
  private static final Duration WHOLE = Duration.ofSeconds(30);
  /**
   * What a heap may differ by although nothing is kept: caches of the JDK and of the engine. In 60 seconds that is less than
   * a kilobyte a request, and whatever is kept of a request is more.
   */
  private static final long HEAP_TOLERANCE = 48L * 1024 * 1024;

  private final Duration duration;
  private final int connections;
  private final PrintStream out;
  private final Tally tally = new Tally();
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Cell> cells = new ArrayList<>();
  private volatile double part;

  private Load(Duration duration, int connections, PrintStream out) {
    this.duration = duration;
    this.connections = connections;
    this.out = out;
  }

  /** Arguments: seconds (60) and connections (64); or {@code --chaos} and those of {@link Chaos}, {@code --throughput} and those of {@link Throughput}. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("--chaos")) {
      Chaos.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    if (arguments.length > 0 && arguments[0].equals("--throughput")) {
      Throughput.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
    int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    List<String> violations = run(Duration.ofSeconds(seconds), connections, System.out);
    System.exit(violations.isEmpty() ? 0 : 1);
  }

  /** Runs the load; returns what was not as it had to be. */
  static List<String> run(Duration duration, int connections, PrintStream out) throws Exception {
    // A line for each of so many requests would measure the console.
    Configurator.setLevel(AUDIT, Level.ERROR);
    try {
      return new Load(duration, connections, out).run();
    } finally {
      Configurator.setLevel(AUDIT, Level.INFO);
    }
  }

  private List<String> run() throws Exception {
    try (MuleEngine engine = MuleEngine.start(EntraJwtExtension.class)) {
      // A fetch for an unknown kid may start 10 seconds after the one before: which outage it meets differs by cell.
      cell(engine, new Outage(0.10, 0.20, Fault.status(500), false), new Outage(0.65, 0.80, Fault.dropConnection(), false));
      cell(engine, new Outage(0.02, 0.30, Fault.status(500), false), new Outage(0.65, 0.80, Fault.garbage(), false));
      cell(engine, new Outage(0.10, 0.20, DocumentFault.emptyKeys(), false), new Outage(0.40, 0.70, Fault.silence(), true));
      cell(engine, new Outage(0.03, 0.40, Fault.drippedBody(Fault.LONGEST_WAIT), true),
          new Outage(0.50, 0.70, Fault.truncatedBody(), false));
      return run(engine);
    } finally {
      cells.forEach(Cell::close);
    }
  }

  private void cell(MuleEngine engine, Outage... outages) {
    cells.add(new Cell(engine, "api" + cells.size(), ROTATIONS.length, outages));
  }

  private List<String> run(MuleEngine engine) throws Exception {
    for (Cell cell : cells) {
      require(waitFor(() -> status(cell) == 200), "an API does not start");
    }
    warmUp();
    long threads = Resources.threads();
    long heap = heapAfterCollection();
    List<String> schedulers = engine.schedulers();

    sendAll();

    List<String> violations = new ArrayList<>(tally.firstWrong());
    violations.addAll(fetches());
    if (isWhole()) {
      // What is softly held or just being closed may go with a later collection.
      waitFor(() -> heapAfterCollection() <= heap + HEAP_TOLERANCE);
    }
    long heapAfter = heapAfterCollection();
    check(violations, !isWhole() || heapAfter <= heap + HEAP_TOLERANCE, "the heap grew from " + heap + " to " + heapAfter + " bytes");
    boolean settled = waitFor(() -> Resources.threads() <= threads);
    long threadsAfter = Resources.threads();
    check(violations, settled, "threads: " + threads + " before, " + threadsAfter + " after");
    check(violations, engine.schedulers().equals(schedulers), "schedulers are not those from before");
    check(violations, tally.count(Kind.GOOD, 200) > 0 && tally.count(Kind.EXPIRED, 401) > 0
        && tally.count(Kind.FORGED, 401) > 0 && tally.count(Kind.INVENTED, 503) > 0, "some kind of token never came");
    for (Cell cell : cells) {
      cell.heal();
    }
    boolean recovered = !isWhole() || waitFor(() -> cells.stream().allMatch(cell -> status(cell) == 200));
    check(violations, recovered, "an API did not recover");
    print(violations, threads, threadsAfter, heap, heapAfter);
    return violations;
  }

  private boolean isWhole() {
    return duration.compareTo(WHOLE) >= 0;
  }

  /** Compiles, fills caches, which tells of the heap alone, and starts threads; is not counted. */
  private void warmUp() throws InterruptedException {
    int ofEach = isWhole() ? EVENTS_KEPT + EVENTS_KEPT / 4 : EVENTS_KEPT / 16;
    int requests = cells.size() * ofEach / connections;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Cell cell = cells.get(i % cells.size());
      threads.add(start("warm-" + i, () -> {
        for (int request = 0; request < requests; request++) {
          status(cell);
        }
      }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    waitFor(() -> false, Duration.ofSeconds(6)); // idle workers of the warm-up end
  }

  private void sendAll() throws InterruptedException {
    long start = System.nanoTime();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Cell cell = cells.get(i % cells.size());
      Random random = new Random(i);
      senders.add(start("load-" + i, () -> {
        while (part < 1) {
          send(cell, random);
        }
      }));
    }
    int rotated = 0;
    while (part < 1) {
      double now = (System.nanoTime() - start) / (double) duration.toNanos();
      for (Cell cell : cells) {
        cell.at(now);
        if (rotated < ROTATIONS.length && now >= ROTATIONS[rotated]) {
          // The second is an emergency: old keys go with it.
          cell.rotate(rotated == 1);
        }
      }
      if (rotated < ROTATIONS.length && now >= ROTATIONS[rotated]) {
        rotated++;
      }
      part = now;
      Thread.sleep(20);
    }
    for (Thread sender : senders) {
      sender.join();
    }
  }

  private void send(Cell cell, Random random) {
    Cell.Sample sample = cell.any(random, part >= INVENTING);
    long sent = System.nanoTime();
    try {
      HttpResponse<String> response = client.send(request(cell, sample), BodyHandlers.ofString());
      long answered = System.nanoTime();
      tally.answer(sample.kind(), response.statusCode());
      Set<Integer> allowed = cell.log.allowed(sample.kind(), sample.keyId(), sent, answered);
      if (!allowed.contains(response.statusCode())) {
        tally.wrong(String.format("%.1f s, %s%s: %d, and not one of %s", part * duration.toMillis() / 1000,
            cell.address().getPath(), " " + sample.kind(), response.statusCode(), allowed));
      }
      if (response.statusCode() == 503 && response.headers().firstValueAsLong("retry-after").isEmpty()) {
        tally.wrong("a 503 without Retry-After");
      }
    } catch (IOException e) {
      tally.wrong(sample.kind() + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int status(Cell cell) {
    try {
      return client.send(request(cell, cell.newest()), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static HttpRequest request(Cell cell, Cell.Sample sample) {
    return HttpRequest.newBuilder(cell.address()).header("Authorization", "Bearer " + sample.token()).timeout(Bounds.ANSWER)
        .build();
  }

  /** Six in any minute, whatever they are for. */
  private List<String> fetches() {
    long seconds = duration.toSeconds();
    long most = 6 * (1 + seconds / 60);
    List<String> violations = new ArrayList<>();
    for (Cell cell : cells) {
      check(violations, cell.log.size() <= most, cell.log.size() + " fetches for " + cell.address().getPath() + ", at most " + most);
      check(violations, cell.log.size() > 1, "no fetch for an unknown kid came for " + cell.address().getPath());
    }
    return violations;
  }

  private void print(List<String> violations, long threads, long threadsAfter, long heap, long heapAfter) {
    out.printf("%n%d connections, %d seconds, %d requests, %d wrong answers%n%n", connections, duration.toSeconds(),
        tally.requests(), tally.wrongs());
    out.println("token    status   answers");
    tally.table().forEach((row, count) -> out.printf("%-12s %11d%n", row, count));
    out.println();
    out.println("API      fetches   failed   new keys fetched of " + ROTATIONS.length);
    for (Cell cell : cells) {
      out.printf("%-8s %7d %8d %18d%n", cell.address().getPath().substring(1, 5), cell.log.size(), cell.log.failures(),
          cell.newKeysServed());
    }
    out.printf("%nheap after collection: %.1f MiB before, %.1f MiB after; threads: %d before, %d after%n",
        heap / 1048576.0, heapAfter / 1048576.0, threads, threadsAfter);
    violations.forEach(violation -> out.println("VIOLATION: " + violation));
    out.println(violations.isEmpty() ? "All as it had to be." : violations.size() + " violations.");
  }

  private static void check(List<String> violations, boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.start();
    return thread;
  }

  private static boolean waitFor(BooleanSupplier condition) throws InterruptedException {
    return waitFor(condition, Bounds.RECOVERY);
  }

  private static boolean waitFor(BooleanSupplier condition, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(100);
    }
    return true;
  }

  private static long heapAfterCollection() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
