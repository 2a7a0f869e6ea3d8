package org.muleentra.jwt.mule.error;

import org.mule.runtime.extension.api.exception.ModuleException;
import org.muleentra.jwt.core.revocation.InvalidRevocationException;
import org.muleentra.jwt.core.revocation.RevocationStoreException;

/** An operation on the deny list that could not be done, as a flow sees it: one sentence. */
public final class RevocationException extends ModuleException {

  private static final long serialVersionUID = 1L;

  /** A field is wrong. */
  public RevocationException(InvalidRevocationException invalid) {
    super(invalid.getMessage(), EntraJwtError.INVALID_REVOCATION, invalid);
  }

  /** The store failed. */
  public RevocationException(RevocationStoreException failure) {
    super("The deny list is unavailable: " + failure.getMessage(), EntraJwtError.REVOCATIONS_UNAVAILABLE, failure);
  }
}
