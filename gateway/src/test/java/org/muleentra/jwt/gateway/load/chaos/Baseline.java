package org.muleentra.jwt.gateway.load.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.gateway.redeployment.Resources;

/**
 * What was held before the trouble, and must be given back after it.
 *
 * @param threads of the engine and its gates
 * @param schedulers those that nobody had stopped
 */
record Baseline(long threads, List<String> schedulers) {

  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final int POLL_MILLIS = 200;

  static Baseline now(Bed bed) {
    return new Baseline(Resources.threads() - Cast.threads(), bed.schedulerNames());
  }

  /** Waits until no more is held than now, or tells the court what is. */
  void isRestored(Bed bed, Court court) throws InterruptedException {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (!differences(bed).isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(POLL_MILLIS);
    }
    differences(bed).forEach(each -> court.complain("not given back", each));
  }

  private List<String> differences(Bed bed) {
    Baseline after = now(bed);
    List<String> differences = new ArrayList<>();
    if (after.threads > threads) {
      differences.add("threads: " + threads + " before, " + after.threads + " after");
    }
    if (Connections.to(bed.entra.port()) > 0) {
      differences.add(Connections.to(bed.entra.port()) + " connections to the servers are open");
    }
    if (!after.schedulers.equals(schedulers)) {
      differences.add("schedulers: " + schedulers + " before, " + after.schedulers + " after");
    }
    if (bed.schedulers().busy() > 0) {
      differences.add(bed.schedulers().busy() + " tasks hold a thread of the pool");
    }
    return differences;
  }
}
