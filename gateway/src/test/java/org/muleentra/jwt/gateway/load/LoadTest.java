package org.muleentra.jwt.gateway.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Five seconds of the load, so that it still runs when somebody wants the whole minute. */
class LoadTest {

  @Test
  void givesNoWrongAnswerInFiveSeconds() throws Exception {
    assertThat(Load.run(Duration.ofSeconds(5), 16, System.out)).isEmpty();
  }
}
