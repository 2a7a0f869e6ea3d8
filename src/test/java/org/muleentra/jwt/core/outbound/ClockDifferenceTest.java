package org.muleentra.jwt.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.fixture.MutableClock;

/** The difference between our clock and Entra's, as measured by answers and by tokens. */
class ClockDifferenceTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final MutableClock clock = new MutableClock(NOW);
  private final ClockDifference difference = new ClockDifference(clock, 60);

  private void answer(Instant date, String... more) {
    answer(DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atZone(ZoneOffset.UTC)), more);
  }

  private void answer(String date, String... more) {
    Map<String, String> headers = new HashMap<>(Map.of("date", date));
    for (int i = 0; i < more.length; i += 2) {
      headers.put(more[i], more[i + 1]);
    }
    difference.watching(request -> CompletableFuture.completedFuture(new OutboundResponse(200, headers, new byte[0])))
        .send(OutboundRequest.get(URI.create("https://login.example")));
  }

  private PartStatus status() {
    return difference.status().get(0);
  }

  private String text() {
    Samples samples = new Samples("orders");
    difference.measure(samples);
    return samples.text();
  }

  private String explains(long from, long to) {
    return difference.explains(NOW.getEpochSecond(), from, to);
  }

  @Test
  void agrees() {
    assertThat(status().state()).isEqualTo(State.STARTING);
    assertThat(text()).isEmpty();

    answer(NOW);

    assertThat(status().state()).isEqualTo(State.OK);
    assertThat(status().detail()).isEqualTo("our clock agrees with Entra's to 1 s");
    assertThat(explains(NOW.getEpochSecond() - 10_000, Long.MAX_VALUE)).isNull();
  }

  @Test
  void behindIsDownBeyondTheSkewAndExplainsWhatIsTooEarly() {
    answer(NOW.plusSeconds(312));

    assertThat(status().state()).isEqualTo(State.DOWN);
    assertThat(status().since()).isEqualTo(NOW);
    assertThat(text()).contains("entra_jwt_clock_difference_seconds{config=\"orders\",source=\"date\"} -312.5");
    assertThat(explains(NOW.getEpochSecond() + 200, Long.MAX_VALUE)).isEqualTo("our clock is 313 s behind Entra's, which explains it");
    assertThat(explains(NOW.getEpochSecond() + 400, Long.MAX_VALUE)).isNull();
  }

  @Test
  void aheadIsDegradedAndExplainsWhatIsTooLate() {
    answer(NOW.minusSeconds(100));

    assertThat(status().state()).isEqualTo(State.DEGRADED);
    assertThat(explains(Long.MIN_VALUE, NOW.getEpochSecond() - 50)).contains("s ahead of Entra's");
    assertThat(explains(Long.MIN_VALUE, NOW.getEpochSecond() - 150)).isNull();
  }

  @Test
  void theNewestCountsAndTheStateLastsSinceItBegan() {
    answer(NOW.plusSeconds(312));
    clock.advance(Duration.ofMinutes(1));
    answer(NOW.plusSeconds(372));
    assertThat(status().since()).isEqualTo(NOW);

    answer(NOW.plusSeconds(60));

    assertThat(status().state()).isEqualTo(State.OK);
    assertThat(status().since()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void anAnswerOutOfACacheOrWithoutADateTellsNothing() {
    answer(NOW.plusSeconds(312), "Age", "312");
    answer("yesterday");

    assertThat(status().state()).isEqualTo(State.STARTING);
  }

  @Test
  void whatWasMeasuredLongAgoExplainsNothing() {
    answer(NOW.plusSeconds(312));
    clock.advance(Duration.ofHours(2));

    assertThat(difference.explains(NOW.getEpochSecond(), NOW.getEpochSecond() + 200, Long.MAX_VALUE)).isNull();
    assertThat(status().state()).isEqualTo(State.OK);
    assertThat(status().detail()).contains("more than 2 hours ago");
  }

  @Test
  void aTokenThatIsDatedAheadIsMeasured() {
    difference.issued(NOW.getEpochSecond() - 5, NOW.getEpochSecond());
    assertThat(text()).isEmpty();

    difference.issued(NOW.getEpochSecond() + 40, NOW.getEpochSecond());

    assertThat(text()).contains("source=\"iat\"} -40");
  }
}
