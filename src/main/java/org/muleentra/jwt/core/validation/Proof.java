package org.muleentra.jwt.core.validation;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.key.SigningKey;
import org.muleentra.jwt.core.token.BearerToken;
import org.muleentra.jwt.core.token.VerifiedToken;

/** That a token is signed by this key, and what it says: as true later as when it was found. Thread-safe. */
final class Proof {

  private final BearerToken presented;
  private final VerifiedToken token;
  private final RSAPublicKey key;
  private final String impliedTenant;
  private volatile GrantedRoles granted;

  /** What one mapping made of the token's own groups and roles. */
  private static final class GrantedRoles {

    private final Object mapping;
    private final List<String> roles;

    GrantedRoles(Object mapping, List<String> roles) {
      this.mapping = mapping;
      this.roles = roles;
    }
  }

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

  /**
   * What follows from the token for a mapping, which is asked once; who comes at the same time may ask it again.
   *
   * @param mapping that grants by the token alone
   */
  List<String> rolesBy(Object mapping, Supplier<List<String>> roles) {
    GrantedRoles known = granted;
    if (known == null || known.mapping != mapping) {
      known = new GrantedRoles(mapping, roles.get());
      granted = known;
    }
    return known.roles;
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
