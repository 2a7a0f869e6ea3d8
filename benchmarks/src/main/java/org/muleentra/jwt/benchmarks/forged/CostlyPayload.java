package org.muleentra.jwt.benchmarks.forged;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.BearerCredentials;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/**
 * Payloads that fill the greatest token that is read by default with whatever costs the reader most, behind the claims of a good
 * token: as somebody makes them who knows this code, the issuer and its keys, but no private one.
 */
public enum CostlyPayload {

  /** Nearly as many members as are read, each of a name of its own. */
  NAMES("", 230, i -> '"' + letters(12) + "\":1", ""),
  /** Names of one hash code, as "Aa" and "BB" have. */
  NAMES_OF_ONE_HASH("", 230, i -> '"' + Integer.toBinaryString(512 + i).replace("0", "Aa").replace("1", "BB") + "\":1", ""),
  /** Names that have to be unescaped, as long as there is room for. */
  ESCAPED_NAMES("", 230, i -> "\"\\u00e9" + letters(55) + "\":1", ""),
  /** Names of escapes and of what is no ASCII in turn with what is, as long as there is room for. */
  ODD_NAMES("", 230, i -> "\"" + letters(4) + "a\u00e9\\n".repeat(12) + "\":1", ""),
  /** Fractions, as many as are read. */
  FRACTIONS("\"a\":[", 52, i -> "0." + digits(17), "]"),
  /** Short fractions, as many as are read. */
  SHORT_FRACTIONS("\"a\":[", 333, i -> i % 10 + ".5", "]"),
  /** The longest fraction that is read. */
  LONG_FRACTION("\"a\":[", 1, i -> "1." + digits(998), "]"),
  /** The longest integer that is read. */
  LONG_INTEGER("\"a\":[", 1, i -> "1" + digits(999), "]"),
  /** Integers, as many as are read and as long as there is room for. */
  INTEGERS("\"a\":[", 2_030, i -> "1" + digits(6), "]"),
  /** Empty lists, as many as are read. */
  LISTS("\"a\":[", 1_015, i -> "[]", "]"),
  /** Empty objects, as many as are read. */
  OBJECTS("\"a\":[", 1_015, i -> "{}", "]"),
  /** Lists in lists, as deep as is read. */
  DEPTH("\"a\":[", 33, i -> "[".repeat(30) + "]".repeat(30), "]"),
  /** Strings, as many as are read and as long as there is room for. */
  STRINGS("\"a\":[", 2_030, i -> '"' + letters(5) + '"', "]"),
  /** Strings of an escape and some letters, as many as are read. */
  ODD_STRINGS("\"a\":[", 2_030, i -> "\"\\n" + letters(3) + '"', "]"),
  /** Strings with white space around, as many as there is room for. */
  SPACED_STRINGS("\"a\":[", 2_030, i -> "\n\"" + letters(1) + "\"\n", " , ", "]"),
  /** One string of escapes. */
  ESCAPES("\"a\":\"", Integer.MAX_VALUE, i -> "\\u00e9", "", "\""),
  /** One string of short escapes. */
  SHORT_ESCAPES("\"a\":\"", Integer.MAX_VALUE, i -> "\\n", "", "\""),
  /** One string of what is no ASCII in turn with what is. */
  ODD_STRING("\"a\":\"", Integer.MAX_VALUE, i -> "a\u00e9", "", "\""),
  /** One string that is no ASCII. */
  UMLAUTS("\"a\":\"", Integer.MAX_VALUE, i -> "\u00e9", "", "\""),
  /** Nothing but white space. */
  SPACE("\"a\":0", Integer.MAX_VALUE, i -> "\n", "", "");

  /** Of 256 bytes. */
  private static final int SIGNATURE_LENGTH = 342;

  private final String begin;
  private final int most;
  private final IntFunction<String> item;
  private final String comma;
  private final String end;

  CostlyPayload(String begin, int most, IntFunction<String> item, String end) {
    this(begin, most, item, ",", end);
  }

  CostlyPayload(String begin, int most, IntFunction<String> item, String comma, String end) {
    this.begin = begin;
    this.most = most;
    this.item = item;
    this.comma = comma;
    this.end = end;
  }

  /** What it is, for a table. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The token with a good signature. */
  TokenBuilder token(OrdersApi api) {
    TokenBuilder good = api.token(1);
    String[] parts = good.sign().split("\\.");
    int room = (SettingValues.NONE.get(BearerCredentials.MAXIMUM_TOKEN_SIZE) - parts[0].length() - 2 - SIGNATURE_LENGTH) / 4 * 3;
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return good.rawPayload(json(claims.substring(0, claims.lastIndexOf('}')) + ',', room));
  }

  private byte[] json(String claims, int room) {
    StringBuilder json = new StringBuilder(claims).append(begin).append(item.apply(0));
    int bytes = length(json.toString()) + length(end) + 1;
    for (int i = 1; i < most; i++) {
      String next = comma + item.apply(i);
      bytes += length(next);
      if (bytes > room) {
        break;
      }
      json.append(next);
    }
    return json.append(end).append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String digits(int count) {
    return random(count, 10);
  }

  private static String letters(int count) {
    return random(count, 36);
  }

  private static String random(int count, int radix) {
    StringBuilder text = new StringBuilder(count);
    Random random = Randomness.SEEDED;
    for (int i = 0; i < count; i++) {
      text.append(Character.forDigit(1 + random.nextInt(radix - 1), radix));
    }
    return text.toString();
  }

  /** The same in each run. */
  private static final class Randomness {

    private static final Random SEEDED = new Random(1);
  }
}
