package org.muleentra.jwt.core.token;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 text from bytes that only look like it: overlong forms, surrogates, a byte order mark, raw controls. */
final class StrictUtf8 {

  private static final int BLOCK = 32;
  private static final long EIGHT_SPACES = 0x2020202020202020L;
  private static final long HIGH_BITS = 0x8080808080808080L;

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

  /** How many bytes from the start on, in whole blocks, are printable ASCII: of Entra's tokens nearly always all. */
  private static int printableAscii(byte[] bytes) {
    ByteBuffer eights = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    int at = 0;
    while (at + BLOCK <= bytes.length
        && ((odd(eights.getLong(at)) | odd(eights.getLong(at + 8)) | odd(eights.getLong(at + 16)) | odd(eights.getLong(at + 24)))
            & HIGH_BITS) == 0) {
      at += BLOCK;
    }
    return at;
  }

  /** Of eight bytes at once: a high bit stays where one was set, or where taking 0x20 from a control character borrows. */
  private static long odd(long eight) {
    return eight | eight - EIGHT_SPACES;
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
