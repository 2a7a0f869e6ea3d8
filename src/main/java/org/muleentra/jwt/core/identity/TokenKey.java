package org.muleentra.jwt.core.identity;

import java.util.Objects;
import org.muleentra.jwt.core.hash.Fingerprint;

/** What a token in memory is found by: what it is for, and on whose behalf. Immutable; holds no token. */
final class TokenKey {

  private final String scope;
  private final Fingerprint user;
  private final int hash;

  /** @param user the fingerprint of a user's assertion, or {@code null} for a token of our own */
  TokenKey(String scope, Fingerprint user) {
    this.scope = scope;
    this.user = user;
    this.hash = 31 * scope.hashCode() + Objects.hashCode(user);
  }

  /** Whether it is a token of our own, and no user's. */
  boolean isOwn() {
    return user == null;
  }

  @Override
  public boolean equals(Object other) {
    return other == this || other instanceof TokenKey && scope.equals(((TokenKey) other).scope)
        && Objects.equals(user, ((TokenKey) other).user);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
