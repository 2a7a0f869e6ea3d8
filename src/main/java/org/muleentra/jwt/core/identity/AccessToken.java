package org.muleentra.jwt.core.identity;

import java.time.Instant;
import java.util.List;

/** An access token that was given to us; immutable, and its text never shows it. */
public final class AccessToken {

  private final String value;
  private final List<String> scopes;
  private final String tenantId;
  private final Instant expiresAt;
  private final long lifetimeSeconds;
  private final long refreshInSeconds;

  AccessToken(String value, List<String> scopes, String tenantId, Instant expiresAt, long lifetimeSeconds, long refreshInSeconds) {
    this.value = value;
    this.scopes = scopes;
    this.tenantId = tenantId;
    this.expiresAt = expiresAt;
    this.lifetimeSeconds = lifetimeSeconds;
    this.refreshInSeconds = refreshInSeconds;
  }

  /** The token, fit for a header field (RFC 6750 §2.1). */
  public String value() {
    return value;
  }

  /** What it is for, as the answer says, else as it was asked for; unmodifiable. */
  public List<String> scopes() {
    return scopes;
  }

  /** The tenant that gave it, or {@code null} where that is not known, as of a managed identity's. */
  public String tenantId() {
    return tenantId;
  }

  /** When it expires, by this runtime's clock; seconds are whole. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** How long it lives from the request on, above 0. */
  long lifetimeSeconds() {
    return lifetimeSeconds;
  }

  /** When to ask for the next, from the request on. */
  long refreshInSeconds() {
    return refreshInSeconds;
  }

  @Override
  public String toString() {
    return "access token for " + String.join(" ", scopes) + " until " + expiresAt;
  }
}
