package org.muleentra.jwt.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.fixture.TestGatekeeper;

class RetryAfterTest {

  /** Now is 12:00 on the first of March 2026. */
  @ParameterizedTest
  @CsvSource(nullValues = "none", value = {
    "none, 10", "'', 10", "soon, 10", "-1, 10", "1.5, 10", "0, 1", "1, 1", "299, 299", "300, 300", "301, 300", "' 7 ', 7",
    "99999999999999999999999, 300", "'Sun, 01 Mar 2026 12:00:30 GMT', 30", "'Sun, 01 Mar 2026 11:59:00 GMT', 1",
    "'Sat, 01 Mar 2036 12:00:00 GMT', 300", "٧, 10"})
  void isSecondsOrADateAndNeverForLong(String value, long seconds) {
    assertThat(RetryAfter.seconds(value, TestGatekeeper.NOW)).isEqualTo(seconds);
  }
}
