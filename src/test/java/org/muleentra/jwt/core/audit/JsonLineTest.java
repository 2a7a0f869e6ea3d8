package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static String of(JsonLine line) {
    return line.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\"b", "a\\b", "line\r\nbreak", "\u2028\u2029\u0085", "\u0000\u001b[31m", "\ud83d\ude00", "\ud83d", "\udc00x", "M\u00fcller",
    "${jndi:ldap://x}", "$${env:HOME}", "{}", "%m%n", "\u007f", "</script>"})
  void whateverAValueHoldsItIsOneLineOfAsciiAndTheSameValue(String value) throws Exception {
    String line = of(new JsonLine().text("Name", value, 100).names("Names", List.of(value), 100));
    assertThat(line).matches("[\\x20-\\x7e]+").doesNotContain("$");
    assertThat(JSON.readTree(line).get("Name").asText()).isEqualTo(value);
    assertThat(JSON.readTree(line).get("Names").asText()).isEqualTo(value.replace(" ", "%20"));
  }

  /** Around the bytes that a line begins with room for, each character written as six. */
  @ParameterizedTest
  @ValueSource(ints = {159, 160, 161, 1023, 1024, 1025, 5000})
  void aLineGrowsAsLongAsItMust(int length) throws Exception {
    String value = String.join("", Collections.nCopies(length, "\u00fc"));
    String line = of(new JsonLine().text("A", value, length).plain("B", "x".repeat(length)).names("C", Collections.nCopies(3, value), 99 * length)
        .number("D", Long.MIN_VALUE).time("E", Instant.EPOCH));
    assertThat(JSON.readTree(line).get("A").asText()).isEqualTo(value);
    assertThat(JSON.readTree(line).get("B").asText()).hasSize(length);
    assertThat(JSON.readTree(line).get("C").asText()).isEqualTo(value + ' ' + value + ' ' + value);
    assertThat(JSON.readTree(line).get("D").asLong()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void whatIsNotThereIsNoMember() {
    assertThat(of(new JsonLine().text("A", null, 9).text("B", "", 9).plain("C", null).names("D", List.of(), 9).seconds("E", null))).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource({"9, 9", "10, 10", "11, 10"})
  void aTextIsCutAtItsLength(int length, int written) throws Exception {
    assertThat(JSON.readTree(of(new JsonLine().text("A", "x".repeat(length), 10))).get("A").asText()).hasSize(written);
  }

  @Test
  void aListIsCutBetweenNames() throws Exception {
    List<String> names = List.of("read", "write", "admin");
    assertThat(JSON.readTree(of(new JsonLine().names("A", names, 16))).get("A").asText()).isEqualTo("read write admin");
    assertThat(JSON.readTree(of(new JsonLine().names("A", names, 15))).get("A").asText()).isEqualTo("read write");
    assertThat(JSON.readTree(of(new JsonLine().names("A", names, 9))).get("A").asText()).isEqualTo("read");
    assertThat(JSON.readTree(of(new JsonLine().names("A", names, 3))).get("A").asText()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-11-27T04:39:58.120Z, 2026-11-27T04:39:58.120Z", "2026-01-02T03:04:05Z, 2026-01-02T03:04:05.000Z",
    "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.999Z", "1970-01-01T00:00:00.007Z, 1970-01-01T00:00:00.007Z"})
  void aTimeHasItsMilliseconds(Instant time, String written) {
    assertThat(of(new JsonLine().time("At", time))).isEqualTo("{\"At\":\"" + written + "\"}");
  }

  @Test
  void secondsThatAreNoTimeOfFourDigitYearsAreNoMember() {
    assertThat(of(new JsonLine().seconds("At", 253_402_300_799L))).isEqualTo("{\"At\":\"9999-12-31T23:59:59Z\"}");
    assertThat(of(new JsonLine().seconds("At", 0L))).isEqualTo("{\"At\":\"1970-01-01T00:00:00Z\"}");
    assertThat(of(new JsonLine().seconds("At", 253_402_300_800L).seconds("B", -1L).seconds("C", Long.MAX_VALUE))).isEqualTo("{}");
  }
}
