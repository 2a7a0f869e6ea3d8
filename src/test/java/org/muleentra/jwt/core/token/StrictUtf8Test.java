package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {

  @Test
  void seesEveryByteAtEveryPlace() {
    for (int value = 0; value < 256; value++) {
      boolean text = value >= 0x20 && value < 0x80 || value == '\t' || value == '\n' || value == '\r';
      for (int at = 0; at < 70; at++) {
        byte[] bytes = new byte[70];
        Arrays.fill(bytes, (byte) 'a');
        bytes[at] = (byte) value;
        assertThat(StrictUtf8.isPlainText(bytes)).as("byte %d at %d", value, at).isEqualTo(text);
      }
    }
  }

  @Test
  void takesTextOfEveryScript() {
    String text = "Adèle – 東京 😀 " + new String(new char[40]).replace('\0', 'x') + "é";

    assertThat(StrictUtf8.isPlainText(text.getBytes(StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void refusesAByteOrderMarkAtTheStart() {
    assertThat(StrictUtf8.isPlainText("\ufeff{}".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(StrictUtf8.isPlainText("{}\ufeff".getBytes(StandardCharsets.UTF_8))).isTrue();
  }
}
