package org.muleentra.jwt.core.revocation;

import org.muleentra.jwt.core.error.ForeseenFailure;

/** The store of the deny list could not be read or written. */
public final class RevocationStoreException extends RuntimeException implements ForeseenFailure {

  private static final long serialVersionUID = 1L;

  /** @param cause what the store said, or {@code null} */
  public RevocationStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
