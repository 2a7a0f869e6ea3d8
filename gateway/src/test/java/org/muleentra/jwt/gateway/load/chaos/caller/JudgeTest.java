package org.muleentra.jwt.gateway.load.chaos.caller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;

/** What the chaos fails on, and what it bears. */
class JudgeTest {

  @ParameterizedTest
  @CsvSource({
      "ADMISSION, 200, -1, false,", "ADMISSION, 200, -1, true,", "ADMISSION, 503, 1, false,", "ADMISSION, 503, 300, false,",
      "ADMISSION, 503, 5, true, a good token is not let in after the healing",
      "ADMISSION, 503, -1, false, 503 with Retry-After -1", "ADMISSION, 503, 0, false, 503 with Retry-After 0",
      "ADMISSION, 503, 301, false, 503 with Retry-After 301",
      "ADMISSION, 401, -1, false, a good token is refused", "ADMISSION, 403, -1, true, a good token is refused",
      "ADMISSION, 500, -1, false, a good token is refused", "ADMISSION, 0, -1, false, no answer",
      "REFUSAL, 401, -1, false,", "REFUSAL, 400, -1, true,", "REFUSAL, 403, -1, false,", "REFUSAL, 503, 1, true,",
      "REFUSAL, 200, -1, false, a bad token is let in", "REFUSAL, 500, -1, false, no refusal", "REFUSAL, 0, -1, true, no answer",
      "ANSWER, 200, -1, false,", "ANSWER, 503, -1, false,", "ANSWER, 500, -1, false, a good token is refused",
      "ANSWER, 401, -1, false, a good token is refused", "ANSWER, 0, -1, false, no answer",
      "FAREWELL, 200, -1, false,", "FAREWELL, 404, -1, false,", "FAREWELL, 500, -1, false,", "FAREWELL, 0, -1, false,",
      "FAREWELL, 401, -1, false, a good token is refused"})
  void tellsWhatIsWrong(Due due, int status, long retryAfter, boolean healed, String wrong) {
    Ask ask = new Ask("user", "/orders/1", "token", due);
    assertThat(Judge.wrong(ask, new Answer(status, retryAfter, false, "", 0, 1), healed)).isEqualTo(wrong);
  }

  @Test
  void anAnswerThatCameTooLateIsNone() {
    Ask ask = new Ask("user", "/orders/1", "token", Due.ADMISSION);
    assertThat(Judge.wrong(ask, new Answer(200, -1, true, "", 0, 1), false)).isEqualTo("an answer that came too late");
  }
}
