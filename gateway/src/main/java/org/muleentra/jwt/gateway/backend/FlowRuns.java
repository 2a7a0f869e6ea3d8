package org.muleentra.jwt.gateway.backend;

import java.util.concurrent.atomic.AtomicLong;

/** Counts how often an API's flow ran. */
public final class FlowRuns {

  private final AtomicLong runs = new AtomicLong();

  void count() {
    runs.incrementAndGet();
  }

  /** Returns the number of runs so far. */
  public long total() {
    return runs.get();
  }
}
