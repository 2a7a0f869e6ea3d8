package org.muleentra.jwt.core.error;

import java.util.Collections;

/**
 * The answers to our own callers where an API that we call on their behalf cannot be called: fixed texts, which tell nothing of
 * that API or of our credentials. Immutable.
 */
public final class OutboundAnswers {

  private final Challenge challenge;

  /** @param authorizationUri where a client takes a claims challenge */
  public OutboundAnswers(String authorizationUri) {
    this.challenge = new Challenge(null, authorizationUri, null, Collections.emptyList());
  }

  /** The caller must come back with a token of a stronger sign-in: 401 with the challenge. */
  public Answer stepUp(StepUp way) {
    return Answer.stepUp(ErrorFamily.STEP_UP_REQUIRED, challenge.of(way));
  }

  /** The caller must come back with another token: 401. */
  public Answer anotherToken() {
    return Answer.of(ErrorFamily.TOKEN_INVALID, challenge.of(ErrorFamily.TOKEN_INVALID));
  }

  /** Nothing that the caller can present helps: 403. */
  public Answer blocked() {
    return Answer.of(403, "Forbidden", "The caller may not use an API that this one depends on.", null);
  }

  /** Later it may be called: 503 with {@code Retry-After}, in seconds, at least 1. */
  public Answer unavailable(long seconds) {
    return Answer.of(503, "Service Unavailable", "An API that this one depends on cannot be called at the moment.", null).retryAfter(seconds);
  }

  /** Somebody has to mend it first: 500. */
  public Answer broken() {
    return Answer.of(500, "Internal Server Error", "An API that this one depends on cannot be called.", null);
  }
}
