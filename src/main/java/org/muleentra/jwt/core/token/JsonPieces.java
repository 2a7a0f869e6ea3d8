package org.muleentra.jwt.core.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the names and values of a JSON text lie in it, in their order: checked, and not built before somebody asks. Written by
 * {@link JsonReader} alone.
 */
final class JsonPieces {

  /** A string of ASCII without escapes. */
  static final int ASCII = 0;
  /** A string without escapes. */
  static final int UNICODE = 1;
  /** A string with escapes. */
  static final int ESCAPED = 2;
  /** An integer of 64 bits. */
  static final int INTEGER = 3;
  /** An integer beyond 64 bits. */
  static final int LONG_INTEGER = 4;
  static final int FRACTION = 5;
  static final int TRUE = 6;
  static final int FALSE = 7;
  static final int NULL = 8;
  static final int LIST = 9;
  static final int OBJECT = 10;

  /** Bits of a kind, and of a place. */
  private static final int KIND = 4;
  private static final int PLACE = 30;

  /** What {@link #PLACE} bits can tell the end of, in bytes. */
  static final int LONGEST_TEXT = (1 << PLACE) - 1;

  private final byte[] text;
  /** Of each piece where it ends, where it begins and its kind; a list and an object end before another piece. */
  private long[] places;
  private int size;

  /** @param text of {@value #LONGEST_TEXT} bytes at most, to be changed by nobody */
  JsonPieces(byte[] text) {
    this.text = text;
    // As in Entra's tokens with many groups; to have more, which is copied, costs a stranger's token once.
    this.places = new long[32 + text.length / 32];
  }

  /** Notes what lies between two places of the text; its number. */
  int add(int kind, int from, int to) {
    if (size == places.length) {
      places = Arrays.copyOf(places, Math.max(StrictJson.MAXIMUM_PIECES, 2 * size));
    }
    places[size] = (long) to << PLACE + KIND | (long) from << KIND | kind;
    return size++;
  }

  /** Says that all pieces since are a list's or an object's. */
  void close(int piece) {
    places[piece] |= (long) size << PLACE + KIND;
  }

  /** The piece that was added last. */
  int last() {
    return size - 1;
  }

  int kind(int piece) {
    return (int) places[piece] & (1 << KIND) - 1;
  }

  int from(int piece) {
    return (int) (places[piece] >>> KIND) & (1 << PLACE) - 1;
  }

  int to(int piece) {
    return (int) (places[piece] >>> PLACE + KIND);
  }

  boolean isString(int piece) {
    return kind(piece) <= ESCAPED;
  }

  /** The piece behind this one and all that it holds. */
  int behind(int piece) {
    return kind(piece) >= LIST ? to(piece) : piece + 1;
  }

  byte[] text() {
    return text;
  }

  /** Whether it is a string, or a number, of these characters. */
  boolean is(int piece, String other) {
    if (kind(piece) == UNICODE || kind(piece) == ESCAPED) {
      return string(piece).equals(other);
    }
    int from = from(piece);
    int length = to(piece) - from;
    if (length != other.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text[from + i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** {@link String#hashCode()} of a string's first characters. */
  int hashOfBeginning(int piece, int characters) {
    int from = from(piece);
    int hash = 0;
    if (kind(piece) == ASCII) {
      for (int at = from; at < Math.min(from + characters, to(piece)); at++) {
        hash = 31 * hash + text[at];
      }
      return hash;
    }
    String string = string(piece);
    return string.substring(0, Math.min(characters, string.length())).hashCode();
  }

  /** The value of an integer of 64 bits. */
  long integer(int piece) {
    boolean negative = text[from(piece)] == '-';
    long value = 0;
    for (int at = from(piece) + (negative ? 1 : 0); at < to(piece); at++) {
      // Below zero there is one number more than above.
      value = 10 * value - (text[at] - '0');
    }
    return negative ? value : -value;
  }

  /** The digits of a number as they stand, or the characters of a string. */
  String string(int piece) {
    int from = from(piece);
    int length = to(piece) - from;
    switch (kind(piece)) {
      case UNICODE:
        return new String(text, from, length, StandardCharsets.UTF_8);
      case ESCAPED:
        return unescaped(from, from + length);
      default:
        return new String(text, from, length, StandardCharsets.ISO_8859_1);
    }
  }

  private String unescaped(int from, int to) {
    char[] units = new char[to - from];
    int length = 0;
    int at = from;
    while (at < to) {
      byte b = text[at];
      if (b == '\\') {
        units[length++] = (char) JsonEscape.unit(text, at);
        at += JsonEscape.length(text, at);
      } else if (b >= 0) {
        units[length++] = (char) b;
        at++;
      } else {
        int character = StrictUtf8.character(text, at);
        length += Character.toChars(character, units, length);
        at += StrictUtf8.length(character);
      }
    }
    return new String(units, 0, length);
  }
}
