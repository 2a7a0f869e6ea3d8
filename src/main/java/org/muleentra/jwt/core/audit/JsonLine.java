package org.muleentra.jwt.core.audit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One flat JSON object in one line of ASCII, filled member by member, by one thread.
 *
 * <p>Whatever a value holds, it stays one line and one value: what is no printable ASCII is written as {@code \\uXXXX}
 * (RFC 8259 §7). So is the dollar sign, as older log4j2 looks up what stands behind it in a message.
 */
final class JsonLine {

  private static final String HEXADECIMAL = "0123456789abcdef";
  /** The last second of the year 9999, to which four digits of a year reach. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final StringBuilder line = new StringBuilder(1024).append('{');

  /** A text cut at {@code most} characters; {@code null} is no member, and empty is none. */
  JsonLine text(String name, String value, int most) {
    if (value != null && !value.isEmpty()) {
      name(name).append('"');
      escape(value, most);
      line.append('"');
    }
    return this;
  }

  /** A text of ours: printable ASCII without quotation marks, backslashes and dollar signs. */
  JsonLine plain(String name, String value) {
    if (value != null) {
      name(name).append('"').append(value).append('"');
    }
    return this;
  }

  /** A whole number. */
  JsonLine number(String name, long value) {
    name(name).append(value);
    return this;
  }

  /** Names with a space between, cut at {@code most} characters and never within a name; a space within one is %20. */
  JsonLine names(String name, List<String> values, int most) {
    if (!values.isEmpty()) {
      name(name).append('"');
      int start = line.length();
      for (int i = 0; i < values.size(); i++) {
        int before = line.length();
        if (i > 0) {
          line.append(' ');
        }
        String value = values.get(i);
        escape(value.indexOf(' ') < 0 ? value : value.replace(" ", "%20"), most + 1);
        if (line.length() - start > most) {
          line.setLength(before);
          break;
        }
      }
      line.append('"');
    }
    return this;
  }

  /** A time in UTC to the millisecond (RFC 3339). */
  JsonLine time(String name, Instant time) {
    name(name).append('"');
    appendSeconds(time.getEpochSecond());
    int millis = time.getNano() / 1_000_000;
    line.append('.').append((char) ('0' + millis / 100));
    twoDigits(millis % 100);
    line.append("Z\"");
    return this;
  }

  /** A time in UTC from seconds since the epoch; {@code null}, and what has no four digits of a year, is no member. */
  JsonLine seconds(String name, Long seconds) {
    if (seconds != null && seconds >= 0 && seconds <= LAST_SECOND) {
      name(name).append('"');
      appendSeconds(seconds);
      line.append("Z\"");
    }
    return this;
  }

  /** The members so far, without the end of the object. */
  StringBuilder open() {
    return line;
  }

  private StringBuilder name(String name) {
    if (line.length() > 1) {
      line.append(',');
    }
    return line.append('"').append(name).append("\":");
  }

  private void escape(String value, int most) {
    int length = Math.min(value.length(), most);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '$') {
        line.append(c);
      } else {
        line.append("\\u").append(HEXADECIMAL.charAt(c >> 12)).append(HEXADECIMAL.charAt(c >> 8 & 0xF))
            .append(HEXADECIMAL.charAt(c >> 4 & 0xF)).append(HEXADECIMAL.charAt(c & 0xF));
      }
    }
  }

  private void appendSeconds(long seconds) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    twoDigits(time.getYear() / 100);
    twoDigits(time.getYear() % 100);
    line.append('-');
    twoDigits(time.getMonthValue());
    line.append('-');
    twoDigits(time.getDayOfMonth());
    line.append('T');
    twoDigits(time.getHour());
    line.append(':');
    twoDigits(time.getMinute());
    line.append(':');
    twoDigits(time.getSecond());
  }

  private void twoDigits(int number) {
    line.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}
