package org.muleentra.jwt.benchmarks.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopwatchTest {

  @Test
  void callsAsOftenAsItIsToldOnEachThread() {
    AtomicInteger calls = new AtomicInteger();
    try (Stopwatch stopwatch = new Stopwatch()) {
      assertThat(stopwatch.time(Candidate.reference("one", calls::incrementAndGet), 7).nanos()).isPositive();
      assertThat(calls).hasValue(7);
      Timing.Iteration threads = stopwatch.time(Candidate.reference("three", calls::incrementAndGet).on(3), 7);
      assertThat(calls).hasValue(28);
      assertThat(threads.before()).isPositive();
      assertThat(threads.after()).isPositive();
      assertThat(threads.bytes()).isZero();
    }
  }

  @Test
  void countsWhatACallAllocates() {
    try (Stopwatch stopwatch = new Stopwatch()) {
      assertThat(stopwatch.time(Candidate.reference("kilobyte", () -> new byte[1_024]), 1_000).bytes()).isBetween(1_024.0, 1_200.0);
    }
  }

  /** A candidate that fails is not measured as a quick one. */
  @Test
  void aCallThatFailsEndsTheRun() {
    try (Stopwatch stopwatch = new Stopwatch()) {
      Candidate failing = Candidate.reference("failing", () -> {
        throw new UnsupportedOperationException("as told");
      });
      assertThatThrownBy(() -> stopwatch.time(failing, 1)).hasRootCauseMessage("as told");
      assertThatThrownBy(() -> stopwatch.time(failing.on(2), 1)).hasRootCauseMessage("as told");
    }
  }

  @Test
  void theControlComputesTheSameEachTime() {
    assertThat(new Control().compute()).isEqualTo(new Control().compute());
  }
}
