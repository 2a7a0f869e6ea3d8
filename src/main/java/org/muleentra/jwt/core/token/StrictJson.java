package org.muleentra.jwt.core.token;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object out of untrusted bytes (RFC 8259, as strict as RFC 7493 asks): UTF-8, no duplicate member at any
 * depth, at most 32 levels, at most 1,000 digits in long numbers and fractions, nothing after the object. Immutable.
 *
 * <p>All of it is checked when it is read, and nothing built before it is asked for: most of what a stranger sends is refused
 * for its signature.
 *
 * <p>A number is a {@code Long} or a finite {@code Double} where it fits one, else a {@code BigInteger} or a
 * {@code BigDecimal}: whoever reads the member decides what it may be, and most are read by nobody.
 */
public final class StrictJson {

  /** How deep objects and arrays may nest, the outermost counted. */
  static final int MAXIMUM_DEPTH = 32;
  /**
   * How many digits the numbers that are no 64-bit integers may have together: of Entra's own claims none is such a number, and
   * to read one costs by its digits.
   */
  static final int MAXIMUM_DIGITS = 1000;

  /** How many members the part of a token may have, at all depths. Entra's have some thirty, and a hundred with every optional claim. */
  static final int MAXIMUM_MEMBERS = 256;

  /**
   * How many names, values and brackets the part of a token may have. Entra's have some hundreds: 200 groups, a list of
   * directory roles, no more app roles than a manifest has room for (1,200 entries), and the members.
   */
  static final int MAXIMUM_PIECES = 2100;

  private static final int OUTERMOST = 0;

  private final JsonPieces pieces;
  private final MemberNames names;

  private StrictJson(JsonPieces pieces, MemberNames names) {
    this.pieces = pieces;
    this.names = names;
  }

  /** The object's members, deeply unmodifiable, or {@code null} when the bytes are not such an object. */
  public static Map<String, Object> object(byte[] bytes) {
    StrictJson json = read(bytes, Integer.MAX_VALUE, Integer.MAX_VALUE);
    return json == null ? null : json.members();
  }

  /**
   * The same of a token's header or payload, which has at most {@value #MAXIMUM_MEMBERS} members, and at most
   * {@value #MAXIMUM_PIECES} names, values and brackets: until its signature is proven, a stranger decides what its reading costs.
   *
   * @param bytes to be changed by nobody
   */
  static StrictJson partOfToken(byte[] bytes) {
    return read(bytes, MAXIMUM_MEMBERS, MAXIMUM_PIECES);
  }

  private static StrictJson read(byte[] bytes, int maximumMembers, int maximumPieces) {
    if (bytes.length > JsonPieces.LONGEST_TEXT) {
      return null;
    }
    JsonPieces pieces = new JsonPieces(bytes);
    MemberNames names = new MemberNames(pieces);
    return new JsonReader(pieces, names, maximumMembers, maximumPieces).isObject() ? new StrictJson(pieces, names) : null;
  }

  /** Whether the object has a member of this name, be it JSON's null. */
  boolean has(String name) {
    return names.find(name) != 0;
  }

  /** The string of this name, or {@code null} where it is absent or something else. */
  String text(String name) {
    int found = names.find(name);
    return found != 0 && pieces.isString(found + 1) ? pieces.string(found + 1) : null;
  }

  /** The value of this name, deeply unmodifiable, or {@code null} where it is absent or JSON's null; a list of strings builds none of them. */
  Object value(String name) {
    int found = names.find(name);
    if (found == 0) {
      return null;
    }
    return pieces.kind(found + 1) == JsonPieces.LIST && JsonTexts.are(pieces, found + 1) ? new JsonTexts(pieces, found + 1) : value(found + 1);
  }

  /** All members, deeply unmodifiable; built at each call. */
  Map<String, Object> members() {
    return members(OUTERMOST);
  }

  private Map<String, Object> members(int object) {
    Map<String, Object> members = new LinkedHashMap<>();
    int end = pieces.behind(object);
    for (int name = object + 1; name < end; name = pieces.behind(name + 1)) {
      members.put(pieces.string(name), value(name + 1));
    }
    return Collections.unmodifiableMap(members);
  }

  private List<Object> elements(int list) {
    List<Object> elements = new ArrayList<>();
    int end = pieces.behind(list);
    for (int element = list + 1; element < end; element = pieces.behind(element)) {
      elements.add(value(element));
    }
    return Collections.unmodifiableList(elements);
  }

  private Object value(int piece) {
    switch (pieces.kind(piece)) {
      case JsonPieces.OBJECT:
        return members(piece);
      case JsonPieces.LIST:
        return elements(piece);
      case JsonPieces.INTEGER:
        return pieces.integer(piece);
      case JsonPieces.LONG_INTEGER:
        return new BigInteger(pieces.string(piece));
      case JsonPieces.FRACTION:
        return fraction(pieces.string(piece));
      case JsonPieces.TRUE:
        return Boolean.TRUE;
      case JsonPieces.FALSE:
        return Boolean.FALSE;
      case JsonPieces.NULL:
        return null;
      default:
        return pieces.string(piece);
    }
  }

  private static Number fraction(String text) {
    double number = Double.parseDouble(text);
    return Double.isInfinite(number) ? (Number) new BigDecimal(text) : (Number) number;
  }
}
