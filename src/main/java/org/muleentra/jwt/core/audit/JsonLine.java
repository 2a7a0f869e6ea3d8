package org.muleentra.jwt.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * One flat JSON object in one line of ASCII, filled member by member, by one thread.
 *
 * <p>Whatever a value holds, it stays one line and one value: what is no printable ASCII is written as {@code \\uXXXX}
 * (RFC 8259 §7). So is the dollar sign, as older log4j2 looks up what stands behind it in a message.
 */
final class JsonLine {

  private static final String HEXADECIMAL = "0123456789abcdef";
  /** The longest that one character becomes. */
  private static final int ESCAPE = 6;
  /** Quotation marks, the colon, the comma before, and the digits of the longest number or time. */
  private static final int ROOM = 64;
  /** The last second of the year 9999, to which four digits of a year reach. */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** Bytes and not characters, since it is their hash that counts. */
  private byte[] line = new byte[1024];
  private int length;

  JsonLine() {
    put('{');
  }

  /** A text cut at {@code most} characters; {@code null} is no member, and empty is none. */
  JsonLine text(String name, String value, int most) {
    if (value != null && !value.isEmpty()) {
      name(name, Math.min(value.length(), most) * ESCAPE);
      put('"');
      escape(value, most);
      put('"');
    }
    return this;
  }

  /** A text of ours: printable ASCII without quotation marks, backslashes and dollar signs. */
  JsonLine plain(String name, String value) {
    if (value != null) {
      name(name, value.length());
      put('"');
      ascii(value);
      put('"');
    }
    return this;
  }

  /** A whole number. */
  JsonLine number(String name, long value) {
    name(name, 0);
    ascii(Long.toString(value));
    return this;
  }

  /** A number as JSON has it. */
  JsonLine literal(String name, String value) {
    name(name, value.length());
    ascii(value);
    return this;
  }

  /** Names with a space between, cut at {@code most} characters and never within a name; a space within one is %20. */
  JsonLine names(String name, List<String> values, int most) {
    if (!values.isEmpty()) {
      name(name, 0);
      put('"');
      int start = length;
      for (int i = 0; i < values.size(); i++) {
        int before = length;
        String value = values.get(i);
        value = value.indexOf(' ') < 0 ? value : value.replace(" ", "%20");
        makeRoom(Math.min(value.length(), most + 1) * ESCAPE);
        if (i > 0) {
          put(' ');
        }
        escape(value, most + 1);
        if (length - start > most) {
          length = before;
          break;
        }
      }
      put('"');
    }
    return this;
  }

  /** A time in UTC to the millisecond (RFC 3339). */
  JsonLine time(String name, Instant time) {
    name(name, 0);
    put('"');
    appendSeconds(time.getEpochSecond());
    int millis = time.getNano() / 1_000_000;
    put('.');
    put((char) ('0' + millis / 100));
    twoDigits(millis % 100);
    ascii("Z\"");
    return this;
  }

  /** A time in UTC from seconds since the epoch; {@code null}, and what has no four digits of a year, is no member. */
  JsonLine seconds(String name, Long seconds) {
    if (seconds != null && seconds >= 0 && seconds <= LAST_SECOND) {
      name(name, 0);
      put('"');
      appendSeconds(seconds);
      ascii("Z\"");
    }
    return this;
  }

  /** How many bytes the members so far have. */
  int length() {
    return length;
  }

  /** Has the bytes from this one on digested. */
  void digest(MessageDigest digest, int from) {
    digest.update(line, from, length - from);
  }

  /** The whole object; nothing can be added to it any more. */
  String close() {
    makeRoom(0);
    put('}');
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  private void name(String name, int valueLength) {
    makeRoom(name.length() + valueLength);
    if (length > 1) {
      put(',');
    }
    put('"');
    ascii(name);
    put('"');
    put(':');
  }

  private void escape(String value, int most) {
    int end = Math.min(value.length(), most);
    for (int i = 0; i < end; i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '$') {
        put(c);
      } else {
        put('\\');
        put('u');
        put(HEXADECIMAL.charAt(c >> 12));
        put(HEXADECIMAL.charAt(c >> 8 & 0xF));
        put(HEXADECIMAL.charAt(c >> 4 & 0xF));
        put(HEXADECIMAL.charAt(c & 0xF));
      }
    }
  }

  /** The one copy of a String's bytes that makes nothing; of ASCII the lower eight bits are all. */
  @SuppressWarnings("deprecation")
  private void ascii(String text) {
    text.getBytes(0, text.length(), line, length);
    length += text.length();
  }

  /** For which {@link #makeRoom} has seen to it that there is room. */
  private void put(char c) {
    line[length++] = (byte) c;
  }

  private void makeRoom(int needed) {
    if (line.length - length < needed + ROOM) {
      line = Arrays.copyOf(line, Math.max(2 * line.length, length + needed + ROOM));
    }
  }

  private void appendSeconds(long seconds) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    twoDigits(time.getYear() / 100);
    twoDigits(time.getYear() % 100);
    put('-');
    twoDigits(time.getMonthValue());
    put('-');
    twoDigits(time.getDayOfMonth());
    put('T');
    twoDigits(time.getHour());
    put(':');
    twoDigits(time.getMinute());
    put(':');
    twoDigits(time.getSecond());
  }

  private void twoDigits(int number) {
    put((char) ('0' + number / 10));
    put((char) ('0' + number % 10));
  }
}
