package org.muleentra.jwt.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

class PauseTest {

  private final ManualScheduler time = new ManualScheduler(new MutableClock(Instant.EPOCH));
  private final Pause pause = new Pause(time);

  @Test
  void thereIsNoneBeforeOneBegins() {
    assertThat(pause.secondsLeft()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 120", "1, 120", "1000, 119", "119999, 1", "120000, 0", "120001, 0"})
  void lastsForItsTime(long millis, long left) {
    pause.begin(120);
    time.advance(Duration.ofMillis(millis));

    assertThat(pause.secondsLeft()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"120, 1, 119", "1, 120, 120", "120, 119, 119", "120, 120, 120", "120, 300, 300"})
  void ofTwoTheLaterEndHolds(long first, long second, long left) {
    pause.begin(first);
    time.advance(Duration.ofSeconds(1));
    pause.begin(second);

    assertThat(pause.secondsLeft()).isEqualTo(left);
  }
}
