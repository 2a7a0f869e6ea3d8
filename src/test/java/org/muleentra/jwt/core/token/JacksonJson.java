package org.muleentra.jwt.core.token;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link StrictJson} reads, read by Jackson's streaming parser and the JDK's decoder, and held to the same bounds. */
final class JacksonJson {

  private static final JsonFactory DOCUMENTS = factory(constraints().build());
  private static final JsonFactory PARTS_OF_TOKENS = factory(constraints().maxTokenCount(StrictJson.MAXIMUM_PIECES).build());

  private final JsonParser parser;
  private int membersLeft;
  private int digitsLeft = StrictJson.MAXIMUM_DIGITS;

  private JacksonJson(JsonParser parser, int maximumMembers) {
    this.parser = parser;
    this.membersLeft = maximumMembers;
  }

  /** The reader for documents, or {@code null} where it refuses. */
  static Map<String, Object> object(byte[] bytes) {
    return read(bytes, DOCUMENTS, Integer.MAX_VALUE);
  }

  /** The reader for parts of tokens, or {@code null} where it refuses. */
  static Map<String, Object> partOfToken(byte[] bytes) {
    return read(bytes, PARTS_OF_TOKENS, StrictJson.MAXIMUM_MEMBERS);
  }

  private static StreamReadConstraints.Builder constraints() {
    return StreamReadConstraints.builder().maxNestingDepth(StrictJson.MAXIMUM_DEPTH).maxNumberLength(StrictJson.MAXIMUM_DIGITS);
  }

  /** Names at random are not worth a table. */
  private static JsonFactory factory(StreamReadConstraints constraints) {
    return JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).streamReadConstraints(constraints).build();
  }

  private static Map<String, Object> read(byte[] bytes, JsonFactory factory, int maximumMembers) {
    try (JsonParser parser = factory.createParser(text(bytes))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      Map<String, Object> members = new JacksonJson(parser, maximumMembers).members();
      return parser.nextToken() == null ? members : null;
    } catch (IOException refused) {
      return null;
    }
  }

  /** A fresh decoder reports what is malformed. A byte order mark is a character like any other to it. */
  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private Map<String, Object> members() throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      require(--membersLeft >= 0 && !members.containsKey(name));
      members.put(name, value(parser.nextToken()));
    }
    return members;
  }

  private List<Object> elements() throws IOException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      elements.add(value(next));
    }
    return elements;
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
        return true;
      case VALUE_FALSE:
        return false;
      default:
        return null;
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
    // Stricter by intent: see JsonReader.EXPONENT_DIGITS.
    require(!parser.getText().matches(".*[eE][+-]?\\d{4,}"));
    double number = parser.getDoubleValue();
    return Double.isInfinite(number) ? (Number) new BigDecimal(parser.getText()) : (Number) number;
  }

  private void spendDigits() throws IOException {
    digitsLeft -= parser.getTextLength();
    require(digitsLeft >= 0);
  }

  private void require(boolean holds) throws JsonParseException {
    if (!holds) {
      throw new JsonParseException(parser, "refused");
    }
  }
}
