package org.muleentra.jwt.gateway.replicas;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Several gateway processes, one object store, one port: what they share, and what a crash of one costs. Prints what came, and ends with
 * 1 where anything was not as it had to be.
 */
public final class Proof {

  /**
   * How much of it.
   *
   * @param requests that are sent before a replica is killed, after that, and when it is back
   * @param senders how many at a time
   * @param whole whether the renewal of a certificate is awaited to its end, for most of a minute, and whether a replica of its own is
   *     started while keys are out of reach, and not the one that was killed
   */
  record Extent(int requests, int senders, boolean whole) {}

  private static final Extent ALL = new Extent(600, 8, true);

  private Proof() {}

  /** Arguments: the number of replicas (3), from 2 to 8; and the folder in which their logs stay. */
  public static void main(String[] arguments) throws Exception {
    if (!arguments[0].matches("[2-8]")) {
      System.err.println("gateway/replicas: the number of replicas must be from 2 to 8");
      System.exit(2);
    }
    int replicas = Integer.parseInt(arguments[0]);
    List<String> wrong = run(replicas, ALL, Files.createDirectories(Path.of(arguments[1])), System.out);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  /** Runs the proof; returns what was not as it had to be. */
  static List<String> run(int replicas, Extent extent, Path folder, PrintStream out) throws Exception {
    try (Site site = Site.open(folder, replicas)) {
      out.println(replicas + " replicas behind 127.0.0.1:" + site.front().address().getPort() + ", their object stores in "
          + site.database().address() + ", their logs in " + folder);
      Report report = new Report(out);
      Sharing sharing = new Sharing(site, report);
      sharing.callers();
      sharing.revocation();
      sharing.memberships();
      if (extent.whole()) {
        sharing.savedKeys();
      }
      Renewal renewal = new Renewal(site, report);
      renewal.registration();
      if (extent.whole()) {
        renewal.use();
      }
      new Crash(site, report, extent).crash();
      new Books(site, report, out).close(1);
      return report.end();
    }
  }
}
