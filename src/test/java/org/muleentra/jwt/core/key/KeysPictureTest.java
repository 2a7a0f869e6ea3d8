package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.Picture;

/** The bounds in the pictures of the keys, in {@code docs/operate/operations.md}, are those of the code. */
class KeysPictureTest {

  private static final String ROTATION = Picture.on("operate/operations.md", 1).text();
  private static final String OUTAGE = Picture.on("operate/operations.md", 2).text();

  @Test
  void aRefreshComesHourlyAndWithdrawalsTakeEffectInTime() {
    assertThat(new FetchPauses(() -> 0).succeeded(0)).isEqualTo(Duration.ofMinutes(54).toMillis());
    assertThat(new FetchPauses(() -> 1).succeeded(0)).isEqualTo(Duration.ofMinutes(66).toMillis());
    assertThat(ROTATION).contains("each hour, ± 10 %",
        "next fetch, within " + Duration.ofMillis(KeySource.UNASKED_MILLIS).toMinutes() + " minutes",
        "passes, within " + KeySource.FETCH_MILLIS / 1000 + " s", "401 " + Reason.KEY_UNKNOWN);
    assertThat(Reason.KEY_UNKNOWN.family().status()).isEqualTo(401);
  }

  @Test
  void theRetriesAreThoseOfThePicture() {
    FetchPauses pauses = new FetchPauses(() -> 0.5);
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seconds.add(pauses.failed(true, 0) / 1000);
    }
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(OUTAGE).contains("retried after 1, 2, 4, 8, 16, then every 30 s");

    assertThat(new FetchPauses(() -> 0.5).failed(false, 0)).isEqualTo(60_000);
    assertThat(OUTAGE).contains("retried every minute");
    assertThat(Reason.KEYS_UNAVAILABLE.family().status()).isEqualTo(503);
  }
}
