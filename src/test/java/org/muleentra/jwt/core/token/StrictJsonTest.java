package org.muleentra.jwt.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  /** Two brackets, a name, two brackets: what is left is elements. */
  @ParameterizedTest
  @CsvSource({"2095, true", "2096, false", "9000, false"})
  void aPartOfATokenHasABoundedNumberOfPieces(int elements, boolean read) {
    bounded("{\"a\":[" + "1,".repeat(elements - 1) + "1]}", read);
  }

  @ParameterizedTest
  @CsvSource({"256, true", "257, false", "1400, false"})
  void aPartOfATokenHasABoundedNumberOfMembers(int members, boolean read) {
    bounded("{" + members(0, members) + "}", read);
    bounded("{\"a\":{" + members(0, 100) + "},\"b\":[{" + members(100, members - 2) + "}]}", read);
  }

  private static void bounded(String json, boolean read) {
    byte[] bytes = json.getBytes(StandardCharsets.US_ASCII);
    assertThat(StrictJson.partOfToken(bytes) != null).isEqualTo(read);
    assertThat(StrictJson.object(bytes)).as("a key document has what it has").isNotNull();
  }

  private static String members(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "\"claim" + i + "\":\"x\"").collect(Collectors.joining(","));
  }

  /** 200 groups, 150 directory roles, 1,200 app roles and 256 claims are more than Entra can issue. */
  @Test
  void moreThanEntraCanIssueIsRead() {
    String json = "{" + members(0, 255) + ",\"all\":[" + "\"0\",".repeat(1550) + "\"1\"]}";
    assertThat(StrictJson.partOfToken(json.getBytes(StandardCharsets.US_ASCII)).members()).hasSize(256);
  }

  private static Map<String, Object> read(String json) {
    return StrictJson.object(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryTypeOnce() {
    assertThat(read("{\"text\":\"a\\u00e9\",\"int\":7,\"float\":2.5,\"yes\":true,\"no\":false,\"null\":null,\"list\":[1,[2]],\"map\":{\"a\":1}}"))
        .containsEntry("text", "aé").containsEntry("int", 7L).containsEntry("float", 2.5).containsEntry("yes", true)
        .containsEntry("no", false).containsEntry("null", null).containsEntry("list", List.of(1L, List.of(2L)))
        .containsEntry("map", Map.of("a", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "7", "[]", "\"a\"", "{", "{}}", "{} {}", "{}x", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":01}",
      "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e1000}", "{\"a\":1e-1000}", "{\"a\":1e0001}", "{\"a\":-1e99999999999}",
      "{\"a\":1}/**/", "{\"a\":tru}", "{\"a\"}", "{\"a\":\"\\x\"}", "{\"a\":1,\"a\":2}", "{\"a\":null,\"a\":null}", "{\"a\":null,\"\\u0061\":1}",
      "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":[{\"b\":1,\"b\":2}]}", "{\"a\":\"\u0000\"}", "{\"a\":\"\n\"}", "\ufeff{}"})
  void refusesWhatIsNotOneStrictObject(String json) {
    assertThat(read(json)).isNull();
  }

  /** Nobody may ever read it, and then it must not cost the token; whoever does read it says what it must be. */
  @Test
  void readsNumbersBeyondSixtyFourBits() {
    assertThat(read("{\"a\":9223372036854775807,\"b\":9223372036854775808,\"c\":-9223372036854775809}"))
        .containsEntry("a", Long.MAX_VALUE).containsEntry("b", new BigInteger("9223372036854775808"))
        .containsEntry("c", new BigInteger("-9223372036854775809"));
    assertThat(read("{\"a\":1e308,\"b\":1e309,\"c\":-1.5e400,\"d\":1e999,\"e\":1e-999}"))
        .containsEntry("a", 1e308).containsEntry("b", new BigDecimal("1e309")).containsEntry("c", new BigDecimal("-1.5e400"))
        .containsEntry("d", new BigDecimal("1e999")).containsEntry("e", 0.0);
    assertThat(read("{\"a\":" + digits(1000) + "}")).containsEntry("a", new BigInteger(digits(1000)));
    assertThat(read("{\"a\":" + digits(1001) + "}")).isNull();
  }

  /** What costs by its digits has a thousand of them in all; integers of 64 bits are as many as there is room for. */
  @ParameterizedTest
  @CsvSource({"0.25, 250, true", "0.25, 251, false", "1e-9, 250, true", "1e-9, 251, false", "1e999, 200, true", "1e999, 201, false",
      "12345678901234567890, 50, true", "12345678901234567890, 51, false", "1234567890123456789, 2000, true"})
  void numbersThatCostByTheirDigitsAreBoundedTogether(String number, int count, boolean read) {
    String json = "{\"a\":[" + (number + ",").repeat(count - 1) + number + "]}";
    assertThat(read(json) != null).isEqualTo(read);
    assertThat(StrictJson.partOfToken(json.getBytes(StandardCharsets.US_ASCII)) != null).isEqualTo(read);
  }

  private static String digits(int count) {
    char[] digits = new char[count];
    Arrays.fill(digits, '9');
    return new String(digits);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    assertThat(StrictJson.object("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))).isNull();
    assertThat(StrictJson.object("{\"a\":1}".getBytes(StandardCharsets.UTF_16))).isNull();
    assertThat(StrictJson.object("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE))).isNull();
    // An overlong slash, and half a surrogate pair.
    assertThat(StrictJson.object(bytes('{', '"', 'a', '"', ':', '"', 0xC0, 0xAF, '"', '}'))).isNull();
    assertThat(StrictJson.object(bytes('{', '"', 'a', '"', ':', '"', 0xED, 0xA0, 0x80, '"', '}'))).isNull();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void seesEveryByteAtEveryPlaceOfAString() {
    for (int value = 0; value < 256; value++) {
      boolean text = value >= 0x20 && value < 0x80 && value != '"' && value != '\\';
      for (int at = 0; at < 20; at++) {
        byte[] bytes = "{\"a\":\"01234567890123456789\"}".getBytes(StandardCharsets.US_ASCII);
        bytes[6 + at] = (byte) value;
        assertThat(StrictJson.object(bytes) != null).as("byte %d at %d", value, at).isEqualTo(text);
      }
    }
  }

  /** Behind an escape or a character beyond ASCII the text goes on as before. */
  @ParameterizedTest
  @ValueSource(strings = {"\\u00e9", "é", "東", "😀", "\\ud83d\\ude00", "\\n\\u00e9é"})
  void readsStringsOfAnyLengthAroundWhatIsNotPlain(String special) {
    String character = (String) read("{\"a\":\"" + special + "\"}").get("a");
    for (int before = 0; before < 20; before++) {
      for (int behind = 0; behind < 20; behind++) {
        assertThat(read("{\"a\":\"" + "b".repeat(before) + special + "c".repeat(behind) + "\"}"))
            .containsEntry("a", "b".repeat(before) + character + "c".repeat(behind));
      }
    }
  }

  /** Whatever stands before it in another object, and however it is spelled. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":{\"a\":1},\"b\":{\"a\":1,\"b\":{\"a\":1}},\"c\":[{\"a\":1},{\"a\":1}]}",
      "{\"\":1,\"\\u0000\":1,\"\\u0000\\u0000\":1}"})
  void namesOfSeveralObjectsAreNoDuplicates(String json) {
    assertThat(read(json)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"é\":1,\"\\u00e9\":1}", "{\"😀\":1,\"\\ud83d\\uDE00\":1}", "{\"\\/\":1,\"/\":1}",
      "{\"\":1,\"\":1}", "{\"0123456789\":1,\"012345678\\u0039\":1}"})
  void duplicatesAreFoundHoweverTheyAreSpelled(String json) {
    assertThat(read(json)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 31, 32, 33, 254})
  void duplicatesAreFoundAmongManyNames(int members) {
    assertThat(read("{" + members(0, members + 1) + ",\"claim" + members + "\":1}")).isNull();
    assertThat(read("{" + members(0, members + 1) + ",\"claim0\":1}")).isNull();
  }

  /** Encoded, each of these names would be another one: half a surrogate pair is no character. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\ude00", "x\\ud83dx", "\\ud83d\\u0041", "\\ud83d\\n", "\\ud83d\\ud83d\\ude00", "\\ude00\\ud83d", "\\ud83d\\ude00\\ude00"})
  void halfASurrogatePairIsNoName(String half) {
    assertThat(read("{\"" + half + "\":1}")).isNull();
    assertThat(read("{\"a\":\"" + half + "\"}")).isNotNull();
    assertThat(read("{\"a\":\"" + half + "\",\"b\":1}")).isNotNull();
  }

  @Test
  void theStringOfANameIsReadAlone() {
    StrictJson json = StrictJson.partOfToken("{\"iss\":\"a\",\"n\":1,\"in\":{\"tid\":\"b\"},\"\\u0061cr\":\"\\u00e9\"}".getBytes(StandardCharsets.US_ASCII));

    assertThat(json.text("iss")).isEqualTo("a");
    assertThat(json.text("acr")).isEqualTo("é");
    assertThat(json.text("n")).isNull();
    assertThat(json.text("in")).isNull();
    assertThat(json.text("tid")).isNull();
  }

  @Test
  void readsThirtyTwoLevelsAndNotOneMore() {
    assertThat(read(nested(32))).isNotNull();
    assertThat(read(nested(33))).isNull();
    assertThat(read(nested(20_000))).isNull();
  }

  private static String nested(int levels) {
    char[] open = new char[levels - 1];
    char[] close = new char[levels - 1];
    Arrays.fill(open, '[');
    Arrays.fill(close, ']');
    return "{\"a\":" + new String(open) + new String(close) + "}";
  }

  @Test
  void handsOutWhatNobodyCanChange() {
    Map<String, Object> members = read("{\"list\":[1],\"map\":{\"a\":1}}");

    assertThatThrownBy(() -> members.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((List<?>) members.get("list")).remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((Map<?, ?>) members.get("map")).remove("a")).isInstanceOf(UnsupportedOperationException.class);
  }
}
