package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {

  private static final int[] BOUNDS = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer characters = CharBuffer.allocate(4);

  @Test
  void readsAndWritesEveryCharacterBeyondAscii() {
    for (int character = 0x80; character <= Character.MAX_CODE_POINT; character++) {
      if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
        byte[] bytes = new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8);
        assertSame(character, StrictUtf8.character(bytes, 0));
        assertSame(bytes.length, StrictUtf8.length(character));
        assertSame(0, Arrays.compare(bytes, StrictUtf8.bytes(character)));
      }
    }
  }

  /** Each pair of bytes, and behind it those between which a rule changes. */
  @Test
  void readsNothingThatTheJdkDoesNot() {
    int read = 0;
    for (int pair = 0x8000; pair <= 0xFFFF; pair++) {
      for (int third : BOUNDS) {
        for (int fourth : BOUNDS) {
          byte[] bytes = {(byte) (pair >> 8), (byte) pair, (byte) third, (byte) fourth};
          int character = StrictUtf8.character(bytes, 0);
          assertSame(first(bytes), character);
          read += character < 0 ? 0 : 1;
        }
      }
    }
    // The rows of the grammar in RFC 3629 §4, with any second byte, and any third and fourth of the bounds, of which six go on.
    assertThat(read).isEqualTo(30 * 64 * 100 + (32 + 12 * 64 + 32 + 2 * 64) * 6 * 10 + (48 + 3 * 64 + 16) * 6 * 6);
  }

  @Test
  void readsNothingThatEndsTooSoon() {
    for (String text : new String[] {"é", "東", "😀"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int length = 1; length < bytes.length; length++) {
        assertThat(StrictUtf8.character(Arrays.copyOf(bytes, length), 0)).isNegative();
      }
    }
  }

  /** AssertJ costs more than the reading of millions. */
  private static void assertSame(int expected, int is) {
    if (is != expected) {
      assertThat(is).isEqualTo(expected);
    }
  }

  /** Without exceptions, which cost more than all the rest. */
  private int first(byte[] bytes) {
    for (int length = 1; length <= 4; length++) {
      characters.clear();
      decoder.reset();
      if (!decoder.decode(ByteBuffer.wrap(bytes, 0, length), characters, true).isError()) {
        characters.flip();
        return Character.codePointAt(characters, 0);
      }
    }
    return -1;
  }
}
