package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.outbound.OutboundResponse;

/** How long a token lives, in every form that its issuers write it. */
class TokenAnswerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static TokenAnswer answer(String members) {
    return new TokenAnswer("the issuer", TokenRequest.ofResource("api://billing"), new OutboundResponse(200, Collections.emptyMap(),
        ("{\"access_token\":\"t\",\"token_type\":\"Bearer\"" + members + "}").getBytes(StandardCharsets.UTF_8)), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** IMDS counts the length from when Entra issued a token that it may have kept for hours: the end alone is of now. */
  @ParameterizedTest
  @CsvSource({"3599, 3599, 3599", "3599, 60, 60", "60, 3599, 60", "3599,, 3599", ", 3599, 3599", "0, 60, 60", "60, 0, 60", "1, 1, 1", "86400,, 86400",
      "86401,, 86400", ", 86401, 86400", "90000, 100000, 86400", "-60, 5, 5"})
  void theSoonerOfTwoEndsHoldsAndADayIsTheMost(Long expiresIn, Long expiresOn, long lifetime) {
    for (String quote : new String[] {"", "\""}) {
      String length = expiresIn == null ? "" : ",\"expires_in\":" + quote + expiresIn + quote;
      // 0 stands for none, and not for now.
      String end = expiresOn == null ? "" : ",\"expires_on\":" + quote + (expiresOn == 0 ? 0 : NOW.getEpochSecond() + expiresOn) + quote;
      AccessToken token = answer(length + end).token(null, NOW);
      assertThat(token.lifetimeSeconds()).isEqualTo(lifetime);
      assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(lifetime));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"expires_in\":0", ",\"expires_in\":\"\"", ",\"expires_in\":\"+60\"", ",\"expires_in\":\" 60\"", ",\"expires_in\":60.5",
      ",\"expires_in\":\"1234567890123\"", ",\"expires_in\":true", ",\"expires_on\":1772366400", ",\"expires_on\":\"1772366399\"",
      ",\"expires_in\":3600,\"expires_on\":1772366400", ",\"expires_on\":\"2026-03-01T13:00:00Z\""})
  void aTokenWithoutAnEndAheadIsNone(String members) {
    assertThatThrownBy(() -> answer(members).token(null, NOW)).isInstanceOf(TokenException.class)
        .hasMessageStartingWith("the issuer's answer holds no bearer token");
  }

  @Test
  void itsMembersAreTextsOrNothing() {
    TokenAnswer answer = answer(",\"expires_in\":60,\"client_id\":\"a\"");
    assertThat(answer.member("client_id")).isEqualTo("a");
    assertThat(answer.member("expires_in")).isEmpty();
    assertThat(answer.member("object_id")).isEmpty();
  }
}
