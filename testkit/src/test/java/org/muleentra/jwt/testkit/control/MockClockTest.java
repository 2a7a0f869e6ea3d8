package org.muleentra.jwt.testkit.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fixture.MovableClock;

/** The mock's time moves, runs on, and comes back. */
class MockClockTest {
  private static final Instant NOW = Instant.parse("2027-03-01T08:00:00Z");
  private final MovableClock base = new MovableClock(NOW);
  private final MockClock clock = new MockClock(base);

  @Test
  void movesAndRunsOn() {
    clock.advance(Duration.ofDays(90));
    base.move(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo("2027-05-30T08:01:00Z");
    assertThat(clock.ahead()).isEqualTo(Duration.ofDays(90));
    clock.advance(Duration.ofDays(-91));
    assertThat(clock.instant()).isEqualTo("2027-02-28T08:01:00Z");
  }

  @Test
  void isSetAndReset() {
    clock.set(Instant.parse("2030-01-01T00:00:00Z"));
    base.move(Duration.ofMinutes(1));
    assertThat(clock.instant()).isEqualTo("2030-01-01T00:01:00Z");
    clock.reset();
    assertThat(clock.instant()).isEqualTo("2027-03-01T08:01:00Z");
  }

  @Test
  void staysWithinTheYears() {
    assertThatThrownBy(() -> clock.advance(Duration.ofDays(365 * 9000L))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(Long.MAX_VALUE))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> clock.set(Instant.EPOCH.minusSeconds(1))).isInstanceOf(IllegalArgumentException.class);
    assertThat(clock.instant()).isEqualTo(NOW);
  }

  @Test
  void zonesMoveWithIt() {
    MockClock clock = new MockClock(Clock.fixed(NOW, ZoneOffset.UTC));
    Clock berlin = clock.withZone(ZoneId.of("Europe/Berlin"));
    clock.advance(Duration.ofDays(1));
    assertThat(berlin.getZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.instant()).isEqualTo(clock.instant());
  }
}
