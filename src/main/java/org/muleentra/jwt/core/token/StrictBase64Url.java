package org.muleentra.jwt.core.token;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Base64url as RFC 7515 §2 and RFC 4648 §3.5 want it: no padding, no foreign characters, no stray bits at the end.
 *
 * <p>So a text has exactly one encoding, and a changed last character is a changed token.
 */
final class StrictBase64Url {

  private static final byte[] SEXTETS = new byte[128];

  static {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    java.util.Arrays.fill(SEXTETS, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      SEXTETS[alphabet.charAt(i)] = (byte) i;
    }
  }

  private StrictBase64Url() {}

  /** Decodes {@code text[from, to)}; {@code null} when it is not strict base64url, or empty. */
  static byte[] decode(byte[] text, int from, int to) {
    int length = to - from;
    if (length <= 0 || length % 4 == 1) {
      return null;
    }
    int last = sextet(text[to - 1]);
    int strayBits = length % 4 == 2 ? 0b1111 : length % 4 == 3 ? 0b11 : 0;
    if (last < 0 || (last & strayBits) != 0) {
      return null;
    }
    try {
      ByteBuffer decoded = Base64.getUrlDecoder().decode(ByteBuffer.wrap(text, from, length));
      return decoded.remaining() == decoded.array().length ? decoded.array() : copy(decoded);
    } catch (IllegalArgumentException foreignCharacter) {
      return null;
    }
  }

  /** The last character is no padding here, so padding within is a foreign character to the decoder. */
  private static int sextet(byte character) {
    return character < 0 ? -1 : SEXTETS[character];
  }

  private static byte[] copy(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
