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
  @CsvSource({"3995, true", "3996, false", "9000, false"})
  void aPartOfATokenHasABoundedNumberOfPieces(int elements, boolean read) {
    byte[] json = ("{\"a\":[" + "1,".repeat(elements - 1) + "1]}").getBytes(StandardCharsets.US_ASCII);
    assertThat(StrictJson.partOfToken(json) != null).isEqualTo(read);
    assertThat(StrictJson.object(json)).as("a key document has what it has").isNotNull();
  }

  /** 1,250 claims, or 200 groups, 150 directory roles, 1,200 app roles and 100 claims, are more than Entra can issue. */
  @Test
  void moreThanEntraCanIssueIsRead() {
    String json = "{" + IntStream.range(0, 1250).mapToObj(i -> "\"claim" + i + "\":\"x\"").collect(Collectors.joining(",")) + ",\"groups\":["
        + IntStream.range(0, 1000).mapToObj(i -> "\"g\"").collect(Collectors.joining(",")) + "]}";
    assertThat(StrictJson.partOfToken(json.getBytes(StandardCharsets.US_ASCII))).hasSize(1251);
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
      "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":+1}", "{\"a\":.5}", "{\"a\":1.}", "{\"a\":1e1001}", "{\"a\":-1e99999999999}",
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
    assertThat(read("{\"a\":1e308,\"b\":1e309,\"c\":-1.5e400,\"d\":1e1000}"))
        .containsEntry("a", 1e308).containsEntry("b", new BigDecimal("1e309")).containsEntry("c", new BigDecimal("-1.5e400"))
        .containsEntry("d", new BigDecimal("1e1000"));
    assertThat(read("{\"a\":" + digits(1000) + "}")).containsEntry("a", new BigInteger(digits(1000)));
    assertThat(read("{\"a\":" + digits(1001) + "}")).isNull();
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
