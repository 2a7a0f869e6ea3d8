package org.muleentra.jwt.core.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** What is left of a text where a server takes letters of other alphabets, widths and marks for the plain ones. */
final class PlainText {

  private PlainText() {}

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /**
   * The text in compatibility forms without marks and invisible characters (Unicode, NFKD): of full-width letters the
   * plain ones, of {@code ſ} an s, of {@code ı} an i. Bytes that the HTTP server took for Latin 1 may be UTF-8.
   */
  static String of(String text) {
    String normal = Normalizer.normalize(asUtf8(text), Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(normal.length());
    for (int i = 0; i < normal.length(); i++) {
      int type = Character.getType(normal.charAt(i));
      if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
        plain.append(normal.charAt(i));
      }
    }
    // Both ways: a few letters meet the plain ones in capitals alone.
    return plain.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static String asUtf8(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xFF) {
        return text;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1))).toString();
    } catch (CharacterCodingException latin) {
      return text;
    }
  }
}
