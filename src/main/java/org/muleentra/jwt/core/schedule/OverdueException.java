package org.muleentra.jwt.core.schedule;

import org.muleentra.jwt.core.error.ForeseenFailure;

/** What was waited for did not come in time, or nobody will wait any longer, since the configuration stops. */
public final class OverdueException extends RuntimeException implements ForeseenFailure {

  private static final long serialVersionUID = 1L;

  OverdueException() {
    super("it took too long", null, false, false);
  }
}
