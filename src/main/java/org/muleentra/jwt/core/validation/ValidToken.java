package org.muleentra.jwt.core.validation;

import java.util.List;
import java.util.function.Supplier;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.VerifiedToken;

/** A token that passed every check; only the validator makes one. Immutable. */
public final class ValidToken {

  private final Proof proof;
  private final boolean remembered;
  private final CallerKind callerKind;

  /** @param remembered whether the proof is of an earlier request */
  ValidToken(Proof proof, boolean remembered, CallerKind callerKind) {
    this.proof = proof;
    this.remembered = remembered;
    this.callerKind = callerKind;
  }

  /** As it was presented, to be exchanged on behalf of its user and for nothing else. */
  public BearerToken presented() {
    return proof.presented();
  }

  /** The claims, checked. */
  public Claims claims() {
    return proof.token().claims();
  }

  /** The token as its signature proved it. */
  public VerifiedToken proven() {
    return proof.token();
  }

  Proof proof() {
    return proof;
  }

  boolean isRemembered() {
    return remembered;
  }

  /**
   * What follows from the token alone for a mapping: of a remembered token it is remembered too.
   *
   * @param mapping that grants the roles; another one is asked anew
   * @param roles to be asked, whatever is found unmodifiable
   */
  public List<String> rolesBy(Object mapping, Supplier<List<String>> roles) {
    return remembered ? proof.rolesBy(mapping, roles) : roles.get();
  }

  /** Who stands behind the token. */
  public CallerKind callerKind() {
    return callerKind;
  }
}
