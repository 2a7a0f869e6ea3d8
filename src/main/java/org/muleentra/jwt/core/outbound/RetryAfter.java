package org.muleentra.jwt.core.outbound;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Reads a {@code Retry-After} field (RFC 9110 §10.2.3), which may be anything. */
public final class RetryAfter {

  /** For an answer that says to wait and not how long. */
  static final long DEFAULT_SECONDS = 10;

  /** No answer silences us for longer: Graph's own throttling windows are seconds to a few minutes. */
  static final long MAXIMUM_SECONDS = 300;

  private static final int MAXIMUM_DIGITS = 9;

  private RetryAfter() {}

  /** Seconds to wait, 1 to {@link #MAXIMUM_SECONDS}. */
  public static long seconds(String value, Instant now) {
    return Math.max(1, Math.min(MAXIMUM_SECONDS, stated(value, now)));
  }

  private static long stated(String value, Instant now) {
    if (value == null) {
      return DEFAULT_SECONDS;
    }
    String text = value.trim();
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text.length() > MAXIMUM_DIGITS ? MAXIMUM_SECONDS : Long.parseLong(text);
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.getEpochSecond() - now.getEpochSecond();
    } catch (DateTimeException neither) {
      return DEFAULT_SECONDS;
    }
  }
}
