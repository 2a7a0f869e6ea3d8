package org.muleentra.jwt.core.error;

/** A reason with its sentence for the log; immutable, and free of any value an attacker chose. */
public final class Refusal {

  private final Reason reason;
  private final String detail;
  private final long retryAfterSeconds;
  private final StepUp stepUp;

  Refusal(Reason reason, String detail) {
    this(reason, detail, 0, null);
  }

  private Refusal(Reason reason, String detail, long retryAfterSeconds, StepUp stepUp) {
    this.reason = reason;
    this.detail = detail;
    this.retryAfterSeconds = retryAfterSeconds;
    this.stepUp = stepUp;
  }

  /** Why, to the finest grain. */
  public Reason reason() {
    return reason;
  }

  /** The sentence for the log, never {@code null}. */
  public String detail() {
    return detail;
  }

  /** When a new attempt makes sense, in seconds; 0 where waiting does not help. */
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** The same refusal, telling the caller to come back after {@code seconds} (at least 1). */
  public Refusal retryAfter(long seconds) {
    return new Refusal(reason, detail, Math.max(1, seconds), stepUp);
  }

  /** How the caller can step up, or {@code null} where it cannot. */
  public StepUp stepUp() {
    return stepUp;
  }

  /** The same refusal, telling the caller how to step up. */
  public Refusal stepUp(StepUp way) {
    return new Refusal(reason, detail, retryAfterSeconds, way);
  }

  /** The HTTP status of its answer: who can step up is challenged like one whose token will not do. */
  public int status() {
    return stepUp != null ? ErrorFamily.TOKEN_INVALID.status() : reason.family().status();
  }

  @Override
  public String toString() {
    return reason + ": " + detail;
  }
}
