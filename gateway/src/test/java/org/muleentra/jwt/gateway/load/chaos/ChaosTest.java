package org.muleentra.jwt.gateway.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A short chaos, always the same one; gateway/load-test --chaos plays longer ones by lot. */
class ChaosTest {

  private static final long SEED = 7519;
  private static final Duration CHAOS = Duration.ofSeconds(10);
  /** Far above what it takes, so that a slow machine fails nothing. */
  private static final Duration SLOW_MACHINE = Duration.ofSeconds(60);

  @Test
  void nothingIsWrongInItAndAllRecoversFromIt() throws Exception {
    assertThat(Chaos.run(CHAOS, 12, SEED, SLOW_MACHINE, System.out)).isEmpty();
  }
}
