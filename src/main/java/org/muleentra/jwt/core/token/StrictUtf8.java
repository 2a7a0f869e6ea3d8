package org.muleentra.jwt.core.token;

/** Characters beyond ASCII in UTF-8 (RFC 3629 §3): neither overlong forms, nor surrogates, nor anything beyond U+10FFFF. */
final class StrictUtf8 {

  private StrictUtf8() {}

  /** The character that begins with this byte, which is not ASCII; less than 0 where none does. */
  static int character(byte[] text, int at) {
    int first = text[at];
    if (first >> 5 == 0b110 - 8) {
      int c = (first & 0x1F) << 6 | next(text, at + 1);
      return c >= 0x80 ? c : -1;
    }
    if (first >> 4 == 0b1110 - 16) {
      int c = (first & 0x0F) << 12 | next(text, at + 1) << 6 | next(text, at + 2);
      return c >= 0x800 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) ? c : -1;
    }
    if (first >> 3 == 0b11110 - 32) {
      int c = (first & 0x07) << 18 | next(text, at + 1) << 12 | next(text, at + 2) << 6 | next(text, at + 3);
      return c >= 0x10000 && c <= Character.MAX_CODE_POINT ? c : -1;
    }
    return -1;
  }

  /** How many bytes a character beyond ASCII has. */
  static int length(int character) {
    return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  }

  /** The bytes of a character beyond ASCII, which is no half of a surrogate pair. */
  static byte[] bytes(int character) {
    byte last = (byte) (0x80 | character & 0x3F);
    if (character < 0x800) {
      return new byte[] {(byte) (0xC0 | character >> 6), last};
    }
    byte second = (byte) (0x80 | character >> 6 & 0x3F);
    if (character < 0x10000) {
      return new byte[] {(byte) (0xE0 | character >> 12), second, last};
    }
    return new byte[] {(byte) (0xF0 | character >> 18), (byte) (0x80 | character >> 12 & 0x3F), second, last};
  }

  /** The six bits of a byte that goes on, or -1, which makes all that it is put together with less than 0. */
  private static int next(byte[] text, int at) {
    return at < text.length && (text[at] & 0xC0) == 0x80 ? text[at] & 0x3F : -1;
  }
}
