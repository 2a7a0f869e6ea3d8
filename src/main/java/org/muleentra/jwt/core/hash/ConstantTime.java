package org.muleentra.jwt.core.hash;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Comparison whose time tells of two texts' lengths and of nothing in their secret part, unless they are equal in all its bytes. */
public final class ConstantTime {

  /** How much is looked at at once, in characters; a multiple of eight. */
  private static final int PIECE = 128;

  private ConstantTime() {}

  /**
   * Whether two texts have the same characters.
   *
   * @param secret where what must not be guessed begins in the known text; what is before is compared only if all from there on is equal,
   *     and then as quickly as can be
   */
  public static boolean areEqual(String known, String given, int secret) {
    int length = known.length();
    if (given.length() != length) {
      return false;
    }
    // MessageDigest.isEqual looks at one byte after the other, of copies of both: it takes several times as long.
    ByteBuffer ofKnown = ByteBuffer.allocate(PIECE).order(ByteOrder.nativeOrder());
    ByteBuffer ofGiven = ByteBuffer.allocate(PIECE).order(ByteOrder.nativeOrder());
    long difference = 0;
    for (int at = secret; at < length; at += PIECE) {
      int end = Math.min(at + PIECE, length);
      // What an earlier piece left behind the end of the last is the same in both, or has been found different.
      lowerBytes(known, at, end, ofKnown);
      lowerBytes(given, at, end, ofGiven);
      for (int lane = 0; lane < PIECE; lane += Long.BYTES) {
        difference |= ofKnown.getLong(lane) ^ ofGiven.getLong(lane);
      }
    }
    // What is before is still to be compared, and the upper halves of the characters, which are nothing in a base64 text.
    return difference == 0 && known.equals(given);
  }

  /** Copies without making a copy of all. */
  @SuppressWarnings("deprecation")
  private static void lowerBytes(String text, int from, int to, ByteBuffer into) {
    text.getBytes(from, to, into.array(), 0);
  }
}
