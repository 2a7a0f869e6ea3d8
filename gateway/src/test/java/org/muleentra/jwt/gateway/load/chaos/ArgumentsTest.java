package org.muleentra.jwt.gateway.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void areSecondsConnectionsAndASeedAnywhere() {
    assertThat(Arguments.of("60", "16", "--seed", "7")).isEqualTo(new Arguments(Duration.ofSeconds(60), 16, 7));
    assertThat(Arguments.of("--seed", "7", "60")).isEqualTo(new Arguments(Duration.ofSeconds(60), 32, 7));
    assertThat(Arguments.of("--seed", "7")).isEqualTo(new Arguments(Duration.ofSeconds(180), 32, 7));
    assertThat(Arguments.of().seed()).isNotNegative();
  }

  @Test
  void aSeedIsANumber() {
    assertThatThrownBy(() -> Arguments.of("--seed")).hasMessage("--seed must be followed by a number");
  }
}
