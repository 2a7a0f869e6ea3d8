package org.muleentra.jwt.core.token;

import java.nio.charset.StandardCharsets;

/** The digits of a number in a text of ASCII. */
final class Digits {

  private static final byte[] GREATEST = Long.toString(Long.MAX_VALUE).getBytes(StandardCharsets.US_ASCII);

  private Digits() {}

  /** Behind those that begin at a place; the place itself where none do. */
  static int end(byte[] text, int from) {
    int at = from;
    while (at < text.length && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** Whether a {@code long} holds what they say; without zeros before it, as JSON allows none. */
  static boolean areOf64Bits(byte[] text, int first, int to, boolean negative) {
    int digits = to - first;
    if (digits != GREATEST.length) {
      return digits < GREATEST.length;
    }
    int same = 0;
    while (same < digits && text[first + same] == GREATEST[same]) {
      same++;
    }
    return same == digits || text[first + same] < GREATEST[same]
        || negative && same == digits - 1 && text[first + same] == GREATEST[same] + 1;
  }
}
