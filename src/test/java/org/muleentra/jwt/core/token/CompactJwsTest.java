package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;

class CompactJwsTest {

  private static final String HEADER = encoded("{\"alg\":\"RS256\",\"kid\":\"k\"}");
  private static final String SIGNATURE = "A".repeat(342);

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Payloads from one copied piece to several, and around the piece's length. */
  private static String payload(int spaces) {
    return encoded("{\"iss\":\"x\"" + " ".repeat(spaces) + "}");
  }

  /** A pair of surrogates is two characters and, in ISO 8859-1, one byte; it may lie across two pieces. */
  @ParameterizedTest
  @ValueSource(strings = {"\ud83d\ude00", "\u0142", "\u00e9", "\ud83d", "\ude00", "\ud83d\ude00\ud83d\ude00\ud83d\ude00"})
  void aForeignCharacterAnywhereIsMalformed(String foreign) {
    for (int spaces : new int[] {0, 2_700, 9_000}) {
      String token = HEADER + '.' + payload(spaces) + '.' + SIGNATURE;
      assertThat(CompactJws.parse(token).isRefused()).isFalse();
      for (int at = 0; at <= token.length(); at += at > 100 && at + 120 < token.length() && at % 4_000 < 3_990 ? 7 : 1) {
        assertThat(CompactJws.parse(token.substring(0, at) + foreign + token.substring(at)).refusal().reason())
            .as("at %d of %d", at, token.length()).isEqualTo(Reason.TOKEN_MALFORMED);
      }
    }
  }

  /** Else it would be signed bytes of another token. */
  @Test
  void everyLengthIsCopiedWhole() {
    for (int spaces = 2_400; spaces < 3_000; spaces++) {
      UnverifiedToken token = CompactJws.parse(HEADER + '.' + payload(spaces) + '.' + SIGNATURE).value();
      assertThat(token.issuerHint()).isEqualTo("x");
    }
  }
}
