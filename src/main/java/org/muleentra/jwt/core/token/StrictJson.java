package org.muleentra.jwt.core.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One JSON object out of untrusted bytes (RFC 8259, as strict as RFC 7493 asks): UTF-8, no duplicate member at any
 * depth, at most 32 levels, at most 1,000 digits in long numbers and fractions, nothing after the object. One use of an
 * object of this class, one thread.
 *
 * <p>A number is a {@code Long} or a finite {@code Double} where it fits one, else a {@code BigInteger} or a
 * {@code BigDecimal}: whoever reads the member decides what it may be, and most are read by nobody.
 */
public final class StrictJson {

  /** How deep objects and arrays may nest, the outermost counted. */
  static final int MAXIMUM_DEPTH = 32;
  /**
   * How many digits the numbers that are no 64-bit integers may have together, written out or by their exponents: of Entra's
   * own claims none is such a number, and to read one costs by its digits.
   */
  static final int MAXIMUM_DIGITS = 1000;

  /** How many members the part of a token may have, at all depths. Entra's have some thirty, and a hundred with every optional claim. */
  static final int MAXIMUM_MEMBERS = 256;

  /**
   * How many names, values and brackets the part of a token may have. Entra's have some hundreds: 200 groups, a list of
   * directory roles, no more app roles than a manifest has room for (1,200 entries), and the members.
   */
  static final int MAXIMUM_PIECES = 2500;

  private static final JsonFactory DOCUMENTS = factory(constraints().build());
  private static final JsonFactory PARTS_OF_TOKENS = factory(constraints().maxTokenCount(MAXIMUM_PIECES).build());

  private final JsonParser parser;
  private int membersLeft;
  private int digitsLeft = MAXIMUM_DIGITS;

  private StrictJson(JsonParser parser, int maximumMembers) {
    this.parser = parser;
    this.membersLeft = maximumMembers;
  }

  private static StreamReadConstraints.Builder constraints() {
    return StreamReadConstraints.builder().maxNestingDepth(MAXIMUM_DEPTH).maxNumberLength(MAXIMUM_DIGITS);
  }

  private static JsonFactory factory(StreamReadConstraints constraints) {
    // The pool belongs to this class: Jackson's default keeps buffers in thread locals, which outlive a redeployment. Names
    // are whatever a stranger made up: to keep them in tables for the next token costs many times their reading.
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .recyclerPool(JsonRecyclerPools.newBoundedPool(64))
        .streamReadConstraints(constraints)
        .build();
  }

  /** The object's members, deeply unmodifiable, or {@code null} when the bytes are not such an object. */
  public static Map<String, Object> object(byte[] bytes) {
    return object(bytes, DOCUMENTS, Integer.MAX_VALUE);
  }

  /**
   * The same of a token's header or payload, which has at most {@value #MAXIMUM_MEMBERS} members, and at most
   * {@value #MAXIMUM_PIECES} names, values and brackets: until its signature is proven, a stranger decides what its reading costs.
   */
  static Map<String, Object> partOfToken(byte[] bytes) {
    return object(bytes, PARTS_OF_TOKENS, MAXIMUM_MEMBERS);
  }

  private static Map<String, Object> object(byte[] bytes, JsonFactory factory, int maximumMembers) {
    if (!looksLikeObject(bytes) || !StrictUtf8.isPlainText(bytes)) {
      return null;
    }
    // Of bytes beyond eight thousand Jackson would make a reader with buffers of its own.
    try (JsonParser parser = factory.createParser(new String(bytes, StandardCharsets.UTF_8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Map<String, Object> members = new StrictJson(parser, maximumMembers).members();
      return parser.nextToken() == null ? members : null;
    } catch (IOException notJson) {
      return null;
    }
  }

  /** Noise is told by its ends, which spares the parser's exception. */
  private static boolean looksLikeObject(byte[] bytes) {
    int start = 0;
    int end = bytes.length - 1;
    while (start < end && isWhitespace(bytes[start])) {
      start++;
    }
    while (start < end && isWhitespace(bytes[end])) {
      end--;
    }
    return start < end && bytes[start] == '{' && bytes[end] == '}';
  }

  private static boolean isWhitespace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private Map<String, Object> members() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (--membersLeft < 0) {
        throw new JsonParseException(parser, "too many members");
      }
      int before = members.size();
      members.put(name, value(parser.nextToken()));
      if (members.size() == before) {
        throw new JsonParseException(parser, "duplicate member");
      }
    }
    return Collections.unmodifiableMap(members);
  }

  private List<Object> elements() throws IOException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      elements.add(value(next));
    }
    return Collections.unmodifiableList(elements);
  }

  private Object value(JsonToken token) throws IOException {
    switch (token) {
      case START_OBJECT:
        return members();
      case START_ARRAY:
        return elements();
      case VALUE_STRING:
        return parser.getText();
      case VALUE_NUMBER_INT:
        return integer();
      case VALUE_NUMBER_FLOAT:
        return fraction();
      case VALUE_TRUE:
        return Boolean.TRUE;
      case VALUE_FALSE:
        return Boolean.FALSE;
      case VALUE_NULL:
        return null;
      default:
        throw new JsonParseException(parser, "unexpected token");
    }
  }

  private Number integer() throws IOException {
    if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    spendDigits();
    return parser.getBigIntegerValue();
  }

  private Number fraction() throws IOException {
    spendDigits();
    double number = parser.getDoubleValue();
    if (!Double.isInfinite(number)) {
      return number;
    }
    BigDecimal beyond = decimal();
    if (beyond.precision() - (long) beyond.scale() > MAXIMUM_DIGITS + 1L) {
      throw new JsonParseException(parser, "number out of range");
    }
    return beyond;
  }

  private BigDecimal decimal() throws IOException {
    try {
      return new BigDecimal(parser.getText());
    } catch (NumberFormatException exponentOutOfRange) {
      throw new JsonParseException(parser, "number out of range");
    }
  }

  private void spendDigits() throws IOException {
    digitsLeft -= parser.getTextLength();
    if (digitsLeft < 0) {
      throw new JsonParseException(parser, "too many digits");
    }
  }
}
