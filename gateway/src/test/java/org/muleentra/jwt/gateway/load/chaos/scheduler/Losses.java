package org.muleentra.jwt.gateway.load.chaos.scheduler;

import java.util.concurrent.atomic.LongAdder;

/** Counts what the pool did not take; thread-safe. */
final class Losses {

  private final LongAdder refused = new LongAdder();
  private final LongAdder lost = new LongAdder();

  void refused() {
    refused.increment();
  }

  void lost() {
    lost.increment();
  }

  /** Tasks that whoever gave them knows were not taken. */
  long allRefused() {
    return refused.sum();
  }

  /** Due tasks that went nobody knows where. */
  long allLost() {
    return lost.sum();
  }
}
