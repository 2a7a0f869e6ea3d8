package org.muleentra.jwt.benchmarks;

import java.util.concurrent.atomic.AtomicReference;
import org.muleentra.jwt.core.audit.DecisionRecord;
import org.muleentra.jwt.core.audit.DecisionTally;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Setup;

/** What counting adds to a decision, alone: too little for a clock that is read before and after each. */
@BenchmarkMode(Mode.AverageTime)
public class TallyBenchmark extends Measured {

  private DecisionTally tally;
  private DecisionRecord admitted;
  private DecisionRecord refused;

  /** Takes one record of each kind from the door. */
  @Setup
  public void open() {
    AtomicReference<DecisionRecord> last = new AtomicReference<>();
    try (OrdersApi api = new OrdersApi(0, last::set)) {
      api.decide("Bearer " + api.token(6).sign());
      admitted = last.get();
      api.decide("Bearer none");
      refused = last.get();
    }
    tally = new DecisionTally(decision -> { }, false);
  }

  /** A caller was let in. */
  @Benchmark
  public void admitted() {
    tally.record(admitted);
  }

  /** A caller was refused. */
  @Benchmark
  public void refused() {
    tally.record(refused);
  }
}
