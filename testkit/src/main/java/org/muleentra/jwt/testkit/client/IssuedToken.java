package org.muleentra.jwt.testkit.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An access token that was just signed, and when it begins and ends. Immutable; never tells the token. */
public final class IssuedToken {
  private final String token;
  private final Instant notBefore;
  private final Instant expiresAt;

  public IssuedToken(String token, Instant notBefore, Instant expiresAt) {
    this.token = token;
    this.notBefore = notBefore;
    this.expiresAt = expiresAt;
  }

  /** A token of these claims, whose times it takes. */
  public static IssuedToken of(String token, Map<String, Object> claims) {
    return new IssuedToken(token, Instant.ofEpochSecond(((Number) claims.get("nbf")).longValue()),
        Instant.ofEpochSecond(((Number) claims.get("exp")).longValue()));
  }

  /** The compact token. */
  public String token() {
    return token;
  }

  /** Its {@code nbf}. */
  public Instant notBefore() {
    return notBefore;
  }

  /** Its {@code exp}. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** How long it lasts from an instant on, in whole seconds. */
  public Duration left(Instant now) {
    return Duration.ofSeconds(expiresAt.getEpochSecond() - now.getEpochSecond());
  }

  @Override
  public String toString() {
    return "IssuedToken[until " + expiresAt + "]";
  }
}
