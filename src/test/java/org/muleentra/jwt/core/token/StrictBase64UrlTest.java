package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBase64UrlTest {

  private static byte[] decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return StrictBase64Url.decode(bytes, 0, bytes.length);
  }

  @Test
  void decodesWhatTheEncoderWrites() {
    Random random = new Random(1);
    for (int length = 1; length < 100; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AAAAA", "AA==", "AAA=", "A+AA", "A/AA", "A AA", "AA\n", "\u00e9AAA", "AB", "AAB", "Af", "A=AA", "AAAA="})
  void refusesEveryOtherSpelling(String text) {
    assertThat(decode(text)).isNull();
  }

  /** RFC 4648 §3.5: a text has exactly one spelling, so no two texts may decode to the same bytes. */
  @Test
  void givesEachLastCharacterItsOwnMeaning() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    assertThat(alphabet.chars().filter(c -> decode("A" + (char) c) != null).count()).isEqualTo(4);
    assertThat(alphabet.chars().filter(c -> decode("AA" + (char) c) != null).count()).isEqualTo(16);
    assertThat(alphabet.chars().filter(c -> decode("AAA" + (char) c) != null).count()).isEqualTo(64);
  }

  @Test
  void decodesAPartInTheMiddle() {
    assertThat(StrictBase64Url.decode("xx.AAEC.yy".getBytes(StandardCharsets.ISO_8859_1), 3, 7)).containsExactly(0, 1, 2);
  }
}
