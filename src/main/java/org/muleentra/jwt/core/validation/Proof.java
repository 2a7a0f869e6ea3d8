package org.muleentra.jwt.core.validation;

import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.token.VerifiedToken;

/** That these characters are signed by this key, and what they say: as true later as when it was found. Immutable. */
final class Proof {

  private final String compact;
  private final VerifiedToken token;
  private final RSAPublicKey key;
  private final String impliedTenant;

  /**
   * Made where the signature has been verified.
   *
   * @param compact the token as it was presented
   * @param authority under which it was read
   */
  Proof(String compact, VerifiedToken token, SigningKey key, Authority authority) {
    this.compact = compact;
    this.token = token;
    this.key = key.publicKey();
    this.impliedTenant = authority.impliedTenant();
  }

  /** The token as it was presented. */
  String compact() {
    return compact;
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
