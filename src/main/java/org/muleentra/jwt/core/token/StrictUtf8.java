package org.muleentra.jwt.core.token;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 text from bytes that only look like it: overlong forms, surrogates, a byte order mark, raw controls. */
final class StrictUtf8 {

  private StrictUtf8() {}

  /**
   * Whether the bytes are valid UTF-8 without byte order mark and without control characters other than tab, line
   * feed and carriage return.
   *
   * <p>A NUL among them would let a JSON parser take the text for UTF-16.
   */
  static boolean isPlainText(byte[] bytes) {
    boolean ascii = true;
    for (int i = printableAscii(bytes); i < bytes.length; i++) {
      byte b = bytes[i];
      if (b < 0x20) {
        if (b >= 0 && b != '\t' && b != '\n' && b != '\r') {
          return false;
        }
        ascii &= b >= 0;
      }
    }
    return ascii || !startsWithByteOrderMark(bytes) && decodes(bytes);
  }

  /** How many bytes from the start on, in whole eights, are printable ASCII: of Entra's tokens nearly always all. */
  private static int printableAscii(byte[] bytes) {
    ByteBuffer eights = ByteBuffer.wrap(bytes);
    int at = 0;
    while (at + 8 <= bytes.length && isPrintableAscii(eights.getLong(at))) {
      at += 8;
    }
    return at;
  }

  /** Eight bytes at once: no high bit set, and none that borrows when 0x20 is taken from it. */
  private static boolean isPrintableAscii(long eight) {
    return ((eight | eight - 0x2020202020202020L) & 0x8080808080808080L) == 0;
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      // A fresh decoder reports malformed input instead of replacing it.
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
