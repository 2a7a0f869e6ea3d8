package org.muleentra.jwt.core.token;

import java.util.Arrays;

/** What a backslash and what stands behind it mean (RFC 8259 §7). */
final class JsonEscape {

  private static final byte[] MEANINGS = table("\"\\/bfnrt", "\"\\/\b\f\n\r\t");
  private static final byte[] DIGITS = new byte[256];

  static {
    for (int b = 0; b < 256; b++) {
      DIGITS[b] = (byte) Character.digit(b, 16);
    }
  }

  private JsonEscape() {}

  /** The UTF-16 unit, perhaps one of a pair, that stands at a backslash; less than 0 where none does. */
  static int unit(byte[] text, int at) {
    if (at + 1 >= text.length) {
      return -1;
    }
    if (text[at + 1] != 'u') {
      return MEANINGS[text[at + 1] & 0xFF];
    }
    return at + 6 > text.length ? -1
        : digit(text[at + 2]) << 12 | digit(text[at + 3]) << 8 | digit(text[at + 4]) << 4 | digit(text[at + 5]);
  }

  /** How many bytes an escape has, the backslash counted. */
  static int length(byte[] text, int at) {
    return text[at + 1] == 'u' ? 6 : 2;
  }

  private static int digit(byte b) {
    return DIGITS[b & 0xFF];
  }

  private static byte[] table(String letters, String meanings) {
    byte[] table = new byte[256];
    Arrays.fill(table, (byte) -1);
    for (int i = 0; i < letters.length(); i++) {
      table[letters.charAt(i)] = (byte) meanings.charAt(i);
    }
    return table;
  }
}
