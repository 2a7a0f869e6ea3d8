package org.muleentra.jwt.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The access tokens for Graph that the token endpoint issued. Thread-safe. */
final class GraphTokens {
  private final TokenMint mint;
  private final Map<String, Grant> issued = new ConcurrentHashMap<>();
  private volatile Duration lifetime = Duration.ofMinutes(60);

  GraphTokens(TokenMint mint) {
    this.mint = mint;
  }

  void lifetime(Duration newLifetime) {
    lifetime = newLifetime;
  }

  void revoke() {
    issued.clear();
  }

  JsonAnswer grant(AppRegistration client, String tenant, String resource) {
    Instant expiresAt = mint.clock().instant().plus(lifetime);
    String token = mint.appToken().v1().tenant(tenant).audience(resource)
        .client(client.clientId()).objectId(client.objectId()).roles(client.roles().toArray(new String[0]))
        .expiresAt(expiresAt)
        // Graph's own tokens carry a nonce in their header, for which nobody else can validate them ("Access tokens in the
        // Microsoft identity platform": such proprietary formats "can't be validated").
        .headerParameter("nonce", UUID.randomUUID().toString())
        .sign();
    issued.put(token, new Grant(tenant, client.roles(), expiresAt));
    return TokenEndpoint.granted(token, lifetime.getSeconds());
  }

  /** What the token allows; empty for one that nobody issued, or that is over. */
  Optional<Grant> find(String token) {
    return Optional.ofNullable(issued.get(token)).filter(grant -> mint.clock().instant().isBefore(grant.expiresAt));
  }

  /** The rights of one token. */
  static final class Grant {
    final String tenant;
    final List<String> roles;
    private final Instant expiresAt;

    Grant(String tenant, List<String> roles, Instant expiresAt) {
      this.tenant = tenant;
      this.roles = roles;
      this.expiresAt = expiresAt;
    }
  }
}
