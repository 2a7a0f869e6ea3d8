package org.muleentra.jwt.core.validation;

import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.VerifiedToken;

/** A token that passed every check; only the validator makes one. Immutable. */
public final class ValidToken {

  private final String compact;
  private final VerifiedToken proven;
  private final CallerKind callerKind;

  ValidToken(String compact, VerifiedToken proven, CallerKind callerKind) {
    this.compact = compact;
    this.proven = proven;
    this.callerKind = callerKind;
  }

  /** As it was presented, to be exchanged on behalf of its user and for nothing else. */
  public String compact() {
    return compact;
  }

  /** The claims, checked. */
  public Claims claims() {
    return proven.claims();
  }

  /** The token as its signature proved it. */
  public VerifiedToken proven() {
    return proven;
  }

  /** Who stands behind the token. */
  public CallerKind callerKind() {
    return callerKind;
  }
}
