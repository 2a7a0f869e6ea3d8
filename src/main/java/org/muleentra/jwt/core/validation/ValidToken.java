package org.muleentra.jwt.core.validation;

import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.token.Claims;

/** A token that passed every check; only the validator makes one. Immutable. */
public final class ValidToken {

  private final String compact;
  private final Claims claims;
  private final CallerKind callerKind;

  ValidToken(String compact, Claims claims, CallerKind callerKind) {
    this.compact = compact;
    this.claims = claims;
    this.callerKind = callerKind;
  }

  /** As it was presented, to be exchanged on behalf of its user and for nothing else. */
  public String compact() {
    return compact;
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
