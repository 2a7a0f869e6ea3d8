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
    for (byte b : bytes) {
      if (b < 0x20) {
        if (b >= 0 && b != '\t' && b != '\n' && b != '\r') {
          return false;
        }
        ascii &= b >= 0;
      }
    }
    return ascii || !startsWithByteOrderMark(bytes) && decodes(bytes);
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
