package org.muleentra.jwt.core.outbound;

import org.muleentra.jwt.core.error.ForeseenFailure;

/** Why something outside told nothing, in a sentence for the operator; carries no stack, as it is no defect. */
public final class OutboundException extends RuntimeException implements ForeseenFailure {

  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;
  private final boolean known;
  private final String code;

  public OutboundException(String sentence) {
    this(sentence, SOON, false, null);
  }

  private OutboundException(String sentence, long retryAfterSeconds, boolean known, String code) {
    super(sentence, null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
    this.known = known;
    this.code = code;
  }

  /** An answer with an error, with its code or {@code null}. */
  public static OutboundException withCode(String sentence, String code) {
    return new OutboundException(sentence, SOON, false, code);
  }

  /** Nobody was asked, since an answer from before said to wait. */
  public static OutboundException paused(String sentence, long secondsLeft) {
    return new OutboundException(sentence, Math.max(1, secondsLeft), true, null);
  }

  /** Asking again makes sense after so many seconds, at least 1. */
  public static OutboundException pausing(String sentence, long seconds) {
    return new OutboundException(sentence, seconds, false, null);
  }

  @Override
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  @Override
  public boolean known() {
    return known;
  }

  /** Whether a call failed with this code. */
  public static boolean hasCode(Throwable failure, String code) {
    Throwable cause = ForeseenFailure.causeOf(failure);
    return cause instanceof OutboundException && code.equals(((OutboundException) cause).code);
  }
}
