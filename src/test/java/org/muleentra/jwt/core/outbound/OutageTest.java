package org.muleentra.jwt.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutageTest {

  private final Outage outage = new Outage();

  @Test
  void isToldAtEachPowerOfTwo() {
    assertThat(IntStream.range(0, 20).map(i -> outage.failed()).filter(told -> told > 0)).containsExactly(1, 2, 4, 8, 16);
  }

  @Test
  void isToldAnewAfterItsEnd() {
    assertThat(outage.over()).as("none yet").isZero();
    outage.failed();
    outage.failed();
    outage.failed();
    assertThat(outage.over()).isEqualTo(3);
    assertThat(outage.over()).as("told once").isZero();
    assertThat(outage.failed()).isEqualTo(1);
  }
}
