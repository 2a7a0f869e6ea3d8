package org.muleentra.jwt.core.validation;

import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.token.Claims;

/** A token that passed every check; only the validator makes one. Immutable. */
public final class ValidToken {

  private final Claims claims;
  private final CallerKind callerKind;

  ValidToken(Claims claims, CallerKind callerKind) {
    this.claims = claims;
    this.callerKind = callerKind;
  }

  /** The claims, checked. */
  public Claims claims() {
    return claims;
  }

  /** Who stands behind the token. */
  public CallerKind callerKind() {
    return callerKind;
  }
}
