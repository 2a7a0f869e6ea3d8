package org.muleentra.jwt.core.validation;

import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.VerifiedToken;

/** That a token is signed by this key, and what it says: as true later as when it was found. Immutable. */
final class Proof {

  private final BearerToken presented;
  private final VerifiedToken token;
  private final RSAPublicKey key;
  private final String impliedTenant;

  /**
   * Made where the signature has been verified.
   *
   * @param presented the token as it came
   * @param authority under which it was read
   */
  Proof(BearerToken presented, VerifiedToken token, SigningKey key, Authority authority) {
    this.presented = presented;
    this.token = token;
    this.key = key.publicKey();
    this.impliedTenant = authority.impliedTenant();
  }

  /** The token as it came. */
  BearerToken presented() {
    return presented;
  }

  /** What it says. */
  VerifiedToken token() {
    return token;
  }

  /** Whether verifying and reading the token with this key of this authority would find the same again. */
  boolean holdsFor(SigningKey serving, Authority authority) {
    return isOf(serving.publicKey()) && Objects.equals(impliedTenant, authority.impliedTenant());
  }

  /** A key that was fetched again is another object; what it is stands in these two numbers (RFC 8017 §3.1). */
  private boolean isOf(RSAPublicKey other) {
    return key == other || key.getModulus().equals(other.getModulus()) && key.getPublicExponent().equals(other.getPublicExponent());
  }
}
