package org.muleentra.jwt.core.outbound;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * How far our clock is from Entra's: by the {@code Date} of its answers (RFC 9110 §6.6.1), and, as a bound from one side, by the
 * newest {@code iat} of tokens whose signature is proven. The newest measurement counts. Thread-safe.
 */
public final class ClockDifference implements VitalSign {

  /** A {@code Date} is cut to whole seconds. */
  private static final long HALF_OF_A_DATE_MILLIS = 500;

  /** What was measured longer ago explains nothing: clocks are set. */
  private static final Duration LASTS = Duration.ofHours(2);

  /** An {@code iat} so little ahead of our clock is one of the same second, on its way. */
  private static final long AHEAD_SECONDS = 1;

  private final Clock clock;
  private final int skewSeconds;
  private volatile Measured measured;
  /** By how much the newest {@code iat} that was ahead was so, and when that was seen; the first alone is read by each decision. */
  private volatile long newestIssue = Long.MIN_VALUE;
  private volatile Measured byIssue;

  /** @param skewSeconds how far clocks may differ without a token being refused for it */
  public ClockDifference(Clock clock, int skewSeconds) {
    this.clock = clock;
    this.skewSeconds = skewSeconds;
  }

  /** A transport whose answers are looked at on their way. */
  public Transport watching(Transport transport) {
    return request -> {
      Instant asked = clock.instant();
      return transport.send(request).whenComplete((response, failure) -> {
        if (response != null) {
          answered(response, asked);
        }
      });
    };
  }

  private void answered(OutboundResponse response, Instant asked) {
    // Out of a cache, its Date is that of another answer (RFC 9111 §5.1).
    String date = response.header("Age") == null ? response.header("Date") : null;
    if (date == null) {
      return;
    }
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().plusMillis(HALF_OF_A_DATE_MILLIS);
      Instant now = clock.instant();
      long half = Math.max(0, Duration.between(asked, now).toMillis() / 2);
      measure(Duration.between(theirs, asked.plusMillis(half)).toMillis(), half + HALF_OF_A_DATE_MILLIS, now);
    } catch (DateTimeException noDate) {
      // Tells nothing.
    }
  }

  private synchronized void measure(long millis, long errorMillis, Instant now) {
    Measured before = measured;
    State state = stateOf(millis, errorMillis);
    measured = new Measured(millis, errorMillis, now, before != null && before.state == state ? before.since : now, state);
  }

  /** Behind by more than the skew, new tokens are refused; ahead, only old ones are, a little too soon. */
  private State stateOf(long millis, long errorMillis) {
    long surely = Math.max(0, Math.abs(millis) - errorMillis);
    if (millis < 0 && surely > skewSeconds * 1000L) {
      return State.DOWN;
    }
    return surely > skewSeconds * 500L ? State.DEGRADED : State.OK;
  }

  /** Takes note of when a token was issued whose signature is proven, in seconds since the epoch. */
  public void issued(long issuedAt, long now) {
    if (issuedAt > now + AHEAD_SECONDS && issuedAt > newestIssue) {
      newestIssue = issuedAt;
      Instant seen = clock.instant();
      byIssue = new Measured((now - issuedAt) * 1000, 0, seen, seen, State.DEGRADED);
    }
  }

  /**
   * A clause for the record of a refusal for time, where the difference explains it.
   *
   * @param now our time, in seconds since the epoch
   * @param from the first second at which the token would not have been refused so
   * @param to the first second after {@code from} at which it would again; {@code Long.MAX_VALUE} for none
   * @return {@code null} where it does not
   */
  public String explains(long now, long from, long to) {
    Measured known = measured;
    if (known == null || !known.isFresh(clock.instant()) || Math.abs(known.millis) <= known.errorMillis) {
      return null;
    }
    long theirs = Math.floorDiv(now * 1000 - known.millis, 1000L);
    return theirs >= from && theirs < to ? "our clock is " + known.inWords() + " Entra's, which explains it" : null;
  }

  @Override
  public List<PartStatus> status() {
    Measured known = measured;
    return Collections.singletonList(known == null
        ? new PartStatus("clock", State.STARTING, null, "no answer with a Date has come yet")
        : new PartStatus("clock", known.isFresh(clock.instant()) ? known.state : State.OK, known.since,
            Math.abs(known.millis) <= known.errorMillis ? "our clock agrees with Entra's to " + known.errorInWords()
                : "our clock is " + known.inWords() + " Entra's, give or take " + known.errorInWords()
                    + (known.isFresh(clock.instant()) ? "" : ", as was measured more than 2 hours ago")));
  }

  @Override
  public void measure(Samples samples) {
    Measured known = measured;
    if (known != null) {
      samples.add(Metric.CLOCK_DIFFERENCE, known.millis / 1000.0, "date");
    }
    Measured issue = byIssue;
    if (issue != null && issue.isFresh(clock.instant())) {
      samples.add(Metric.CLOCK_DIFFERENCE, issue.millis / 1000.0, "iat");
    }
  }

  private static final class Measured {

    private final long millis;
    private final long errorMillis;
    private final Instant at;
    private final Instant since;
    private final State state;

    private Measured(long millis, long errorMillis, Instant at, Instant since, State state) {
      this.millis = millis;
      this.errorMillis = errorMillis;
      this.at = at;
      this.since = since;
      this.state = state;
    }

    private boolean isFresh(Instant now) {
      return Duration.between(at, now).compareTo(LASTS) < 0;
    }

    private String inWords() {
      return Math.round(Math.abs(millis) / 1000.0) + " s " + (millis < 0 ? "behind" : "ahead of");
    }

    private String errorInWords() {
      return (errorMillis + 999) / 1000 + " s";
    }
  }
}
