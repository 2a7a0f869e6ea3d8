package org.muleentra.jwt.core.identity;

import org.muleentra.jwt.core.error.ForeseenFailure;

/** Microsoft Graph read the request and has not done it; carries no stack, as it is no defect. */
public final class GraphRefusal extends RuntimeException implements ForeseenFailure {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final long retryAfterSeconds;

  GraphRefusal(String sentence, int status, long retryAfterSeconds) {
    super(sentence, null, false, false);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  @Override
  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** Whether it did not take the token or the proof: another certificate may prove more. */
  public boolean isOfProof() {
    return status == 401;
  }

  /** Whether what was to be changed is not there, or not as it was said: the same request will not do either. */
  public boolean isOfRequest() {
    return status == 400 || status == 404;
  }
}
