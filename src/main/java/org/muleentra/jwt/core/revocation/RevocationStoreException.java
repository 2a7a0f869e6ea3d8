package org.muleentra.jwt.core.revocation;

/** The store of the deny list could not be read or written. */
public final class RevocationStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** @param cause what the store said, or {@code null} */
  public RevocationStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
