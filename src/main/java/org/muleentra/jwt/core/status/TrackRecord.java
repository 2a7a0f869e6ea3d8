package org.muleentra.jwt.core.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.muleentra.jwt.core.error.ForeseenFailure;

/** How often something succeeded and failed, since when it does either, and why it last failed; thread-safe. */
public final class TrackRecord {

  /** Something that is only asked when somebody needs it is known to fail for so long after it did. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Clock clock;
  private long successes;
  private long failures;
  private long inARow;
  private Instant since;
  private Instant lastSuccess;
  private Instant lastFailure;
  private String why;

  /** Nothing has happened yet. */
  public TrackRecord(Clock clock) {
    this.clock = clock;
  }

  /** Takes note of a success. */
  public synchronized void succeeded() {
    lastSuccess = clock.instant();
    if (successes++ == 0 || inARow > 0) {
      since = lastSuccess;
    }
    inARow = 0;
  }

  /** Takes note of a failure. */
  public synchronized void failed(Throwable failure) {
    lastFailure = clock.instant();
    if (ForeseenFailure.isKnown(failure) && inARow > 0) {
      // Nobody was asked, since the failure before said to wait.
      return;
    }
    failures++;
    if (inARow++ == 0) {
      since = lastFailure;
    }
    why = ForeseenFailure.sentence(failure);
  }

  /** Takes note of a failure that is told in a sentence. */
  public void failed(String sentence) {
    failed(new Told(sentence));
  }

  private static final class Told extends RuntimeException implements ForeseenFailure {

    private static final long serialVersionUID = 1L;

    private Told(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /** How often it succeeded. */
  public synchronized long successes() {
    return successes;
  }

  /** How often it failed. */
  public synchronized long failures() {
    return failures;
  }

  /** Whether it was ever tried to its end. */
  public synchronized boolean isKnown() {
    return since != null;
  }

  /** Whether it failed the last time. */
  public synchronized boolean isFailing() {
    return inARow > 0;
  }

  /** Whether it failed the last time, and lately: else nobody has tried it since, and it may be well again. */
  public synchronized boolean isFailingNow() {
    return inARow > 0 && Duration.between(lastFailure, clock.instant()).compareTo(FRESH) < 0;
  }

  /** The first success or failure of the row that lasts, or {@code null} before any. */
  public synchronized Instant since() {
    return since;
  }

  /** The last success, or {@code null} before any. */
  public synchronized Instant lastSuccess() {
    return lastSuccess;
  }

  /** How often in a row it failed, and why the last time, for a sentence: {@code failed 3 times: the server took too long}. */
  public synchronized String failing() {
    return "failed " + (inARow == 1 ? "once" : inARow + " times") + ": " + why;
  }
}
