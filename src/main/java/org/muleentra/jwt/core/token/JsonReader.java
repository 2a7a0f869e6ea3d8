package org.muleentra.jwt.core.token;

import static org.muleentra.jwt.core.token.JsonPieces.ASCII;
import static org.muleentra.jwt.core.token.JsonPieces.ESCAPED;
import static org.muleentra.jwt.core.token.JsonPieces.FALSE;
import static org.muleentra.jwt.core.token.JsonPieces.FRACTION;
import static org.muleentra.jwt.core.token.JsonPieces.INTEGER;
import static org.muleentra.jwt.core.token.JsonPieces.LIST;
import static org.muleentra.jwt.core.token.JsonPieces.LONG_INTEGER;
import static org.muleentra.jwt.core.token.JsonPieces.NULL;
import static org.muleentra.jwt.core.token.JsonPieces.OBJECT;
import static org.muleentra.jwt.core.token.JsonPieces.TRUE;
import static org.muleentra.jwt.core.token.JsonPieces.UNICODE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Checks one JSON object by the grammar of RFC 8259, in one pass over its bytes, and notes its pieces.
 *
 * <p>Each rule is a method that begins at a place of the text and tells where behind it the text goes on, or {@link #NOWHERE},
 * from where on nothing is found. What was noted of such a text is of no use.
 */
final class JsonReader {

  private static final int NOWHERE = -1;
  /** The longest exponent, in digits: that of the greatest 64-bit fraction has three. */
  private static final int EXPONENT_DIGITS = 3;
  private static final byte[] TRUE_TEXT = ascii("true");
  private static final byte[] FALSE_TEXT = ascii("false");
  private static final byte[] NULL_TEXT = ascii("null");

  private final byte[] text;
  private final ByteBuffer eights;
  private final JsonPieces pieces;
  private final MemberNames names;
  private int levelsLeft = StrictJson.MAXIMUM_DEPTH;
  private int digitsLeft = StrictJson.MAXIMUM_DIGITS;
  private int membersLeft;
  private int piecesLeft;
  /** Of the name that is read, as far as it is read. */
  private long nameHash;

  JsonReader(JsonPieces pieces, MemberNames names, int maximumMembers, int maximumPieces) {
    this.text = pieces.text();
    this.eights = ByteBuffer.wrap(text).order(ByteOrder.LITTLE_ENDIAN);
    this.pieces = pieces;
    this.names = names;
    this.membersLeft = maximumMembers;
    this.piecesLeft = maximumPieces;
  }

  /** Whether the text is one object and nothing else (§2). */
  boolean isObject() {
    int at = space(0);
    return is(at, '{') && space(object(at)) == text.length;
  }

  /** §3. */
  private int value(int at) {
    if (at < 0 || at >= text.length) {
      return NOWHERE;
    }
    switch (text[at]) {
      case '"':
        return string(at, false);
      case '{':
        return object(at);
      case '[':
        return list(at);
      case 't':
        return literal(TRUE, TRUE_TEXT, at);
      case 'f':
        return literal(FALSE, FALSE_TEXT, at);
      case 'n':
        return literal(NULL, NULL_TEXT, at);
      default:
        return number(at);
    }
  }

  /** §4. */
  private int object(int from) {
    if (!open()) {
      return NOWHERE;
    }
    int object = pieces.add(OBJECT, from, 0);
    int at = space(from + 1);
    if (!is(at, '}')) {
      at = from;
      do {
        at = space(member(object, space(at + 1)));
      } while (is(at, ','));
    }
    return is(at, '}') ? close(object, at) : NOWHERE;
  }

  private int member(int object, int at) {
    if (!is(at, '"') || --membersLeft < 0) {
      return NOWHERE;
    }
    nameHash = 0;
    int colon = space(string(at, true));
    return is(colon, ':') && names.add(object, pieces.last(), nameHash) ? value(space(colon + 1)) : NOWHERE;
  }

  /** §5. */
  private int list(int from) {
    if (!open()) {
      return NOWHERE;
    }
    int list = pieces.add(LIST, from, 0);
    int at = space(from + 1);
    if (!is(at, ']')) {
      at = from;
      do {
        at = space(value(space(at + 1)));
      } while (is(at, ','));
    }
    return is(at, ']') ? close(list, at) : NOWHERE;
  }

  private boolean open() {
    piecesLeft -= 2;
    return piecesLeft >= 0 && --levelsLeft >= 0;
  }

  private int close(int piece, int at) {
    pieces.close(piece);
    levelsLeft++;
    return at + 1;
  }

  /** §6. */
  private int number(int from) {
    int first = is(from, '-') ? from + 1 : from;
    int point = Digits.end(text, first);
    if (point == first || point > first + 1 && text[first] == '0') {
      return NOWHERE;
    }
    int power = is(point, '.') ? Digits.end(text, point + 1) : point;
    if (power == point + 1) {
      return NOWHERE;
    }
    int to = power;
    if (is(power, 'e') || is(power, 'E')) {
      int exponent = is(power + 1, '+') || is(power + 1, '-') ? power + 2 : power + 1;
      to = Digits.end(text, exponent);
      if (to == exponent || to > exponent + EXPONENT_DIGITS) {
        return NOWHERE;
      }
    }
    if (to == point && Digits.areOf64Bits(text, first, to, first > from)) {
      return piece(INTEGER, from, to);
    }
    digitsLeft -= to - from;
    return digitsLeft < 0 ? NOWHERE : piece(to == point ? LONG_INTEGER : FRACTION, from, to);
  }

  /** §7. */
  private int string(int from, boolean name) {
    int kind = ASCII;
    int run = from + 1;
    int at = printable(run);
    while (at < text.length) {
      byte b = text[at];
      if (b < 0) {
        kind = Math.max(kind, UNICODE);
        at = beyondAscii(at);
      } else {
        if (name) {
          nameHash = MemberNames.hash(nameHash, text, run, at);
        }
        if (b == '"') {
          return piece(kind, from + 1, at) < 0 ? NOWHERE : at + 1;
        }
        kind = ESCAPED;
        at = b == '\\' ? escape(at, name) : NOWHERE;
        run = at;
      }
      if (at < 0) {
        return NOWHERE;
      }
      at = printableSoon(at);
    }
    return NOWHERE;
  }

  /** As {@link #printable}, where the next byte of that kind is probably not far. */
  private int printableSoon(int from) {
    int soon = Math.min(from + 8, text.length);
    int at = from;
    while (at < soon && isPrintable(text[at])) {
      at++;
    }
    return at < soon ? at : printable(at);
  }

  /** To the next byte that is not printable ASCII, or a quotation mark or a backslash. */
  private int printable(int from) {
    int at = from;
    for (; at + 8 <= text.length; at += 8) {
      long other = other(eights.getLong(at));
      if (other != 0) {
        return at + (Long.numberOfTrailingZeros(other) >>> 3);
      }
    }
    while (at < text.length && isPrintable(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isPrintable(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** Marks, of eight bytes, the first below a space, of a quotation mark or a backslash (it borrows), or beyond ASCII. */
  private static long other(long eight) {
    return (eight | eight - 0x2020202020202020L | (eight ^ 0x2222222222222222L) - 0x0101010101010101L
        | (eight ^ 0x5C5C5C5C5C5C5C5CL) - 0x0101010101010101L) & 0x8080808080808080L;
  }

  private int escape(int at, boolean name) {
    int unit = JsonEscape.unit(text, at);
    if (unit < 0) {
      return NOWHERE;
    }
    int behind = at + JsonEscape.length(text, at);
    if (!name) {
      return behind;
    }
    if (!Character.isSurrogate((char) unit)) {
      nameHash = MemberNames.hash(nameHash, unit);
      return behind;
    }
    // As a name, half a pair would be what UTF-8 cannot tell.
    int other = is(behind, '\\') ? JsonEscape.unit(text, behind) : NOWHERE;
    if (other < 0 || !Character.isSurrogatePair((char) unit, (char) other)) {
      return NOWHERE;
    }
    nameHash = MemberNames.hash(nameHash, Character.toCodePoint((char) unit, (char) other));
    return behind + JsonEscape.length(text, behind);
  }

  private int beyondAscii(int from) {
    int at = from;
    do {
      int character = StrictUtf8.character(text, at);
      if (character < 0) {
        return NOWHERE;
      }
      at += StrictUtf8.length(character);
    } while (at < text.length && text[at] < 0);
    return at;
  }

  private int literal(int kind, byte[] literal, int from) {
    int at = from;
    for (byte b : literal) {
      if (!is(at++, b)) {
        return NOWHERE;
      }
    }
    return piece(kind, from, at);
  }

  private int piece(int kind, int from, int to) {
    if (--piecesLeft < 0) {
      return NOWHERE;
    }
    pieces.add(kind, from, to);
    return to;
  }

  /** Behind white space (§2). */
  private int space(int from) {
    int at = from;
    while (at >= 0 && at < text.length && isSpace(text[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
  }

  private boolean is(int at, int expected) {
    return at >= 0 && at < text.length && text[at] == expected;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
