package org.muleentra.jwt.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteOrderMarkTest {

  @Test
  void isSkippedAtTheBeginOnce() {
    assertThat(skipped("\ufeff{}")).isEqualTo("{}");
    assertThat(skipped("\ufeff")).isEmpty();
    assertThat(skipped("\ufeff\ufeff{}")).isEqualTo("\ufeff{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{}\ufeff", " \ufeff{}", "\ufffe{}"})
  void isLeftAnywhereElse(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThat(ByteOrderMark.skipIn(bytes)).isSameAs(bytes);
  }

  @Test
  void isLeftWhereItIsCutOff() {
    assertThat(ByteOrderMark.skipIn(new byte[] {(byte) 0xEF, (byte) 0xBB})).hasSize(2);
  }

  private static String skipped(String document) {
    return new String(ByteOrderMark.skipIn(document.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }
}
