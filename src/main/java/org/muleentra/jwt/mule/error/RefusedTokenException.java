package org.muleentra.jwt.mule.error;

import org.mule.runtime.extension.api.exception.ModuleException;
import org.muleentra.jwt.core.error.Reason;

/** A refusal as a flow sees it: the family's fixed sentence and the reason's code, never a word of the token. */
public final class RefusedTokenException extends ModuleException {

  private static final long serialVersionUID = 1L;

  public RefusedTokenException(Reason reason) {
    super(reason.family().detail() + " (" + reason + ")", EntraJwtError.of(reason.family()));
  }
}
