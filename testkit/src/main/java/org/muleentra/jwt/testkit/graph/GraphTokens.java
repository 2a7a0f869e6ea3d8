package org.muleentra.jwt.testkit.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.AccessTokenResponse;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The access tokens for Graph that the token endpoint issued. Thread-safe. */
public final class GraphTokens {
  private final TokenMint mint;
  private final Supplier<String> baseUrl;
  private final Map<String, Grant> issued = new ConcurrentHashMap<>();
  private volatile Duration lifetime = Duration.ofMinutes(60);

  /**
   * Before the first token none is valid.
   *
   * @param mint signs them
   * @param baseUrl the address of the mock's Graph, known once its server has a port
   */
  public GraphTokens(TokenMint mint, Supplier<String> baseUrl) {
    this.mint = mint;
    this.baseUrl = baseUrl;
  }

  /** Whether a token is asked for this Graph: by the cloud's address, by the mock's own, or by its client id. */
  public boolean areFor(String resource) {
    Set<String> names = new HashSet<>(
        Arrays.asList("https://" + mint.cloud().graphHost(), baseUrl.get(), MockGraph.CLIENT_ID));
    return names.contains(resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource);
  }

  void lifetime(Duration newLifetime) {
    lifetime = newLifetime;
  }

  void revoke() {
    issued.clear();
  }

  /** Issues one to a client that has proven itself. */
  public JsonAnswer grant(AppRegistration client, String tenant, String resource) {
    Instant expiresAt = mint.clock().instant().plus(lifetime);
    String token = mint.appToken().v1().tenant(tenant).audience(resource)
        .client(client.clientId()).objectId(client.objectId()).roles(client.roles().toArray(new String[0]))
        .expiresAt(expiresAt)
        // Graph's own tokens carry a nonce in their header, for which nobody else can validate them ("Access tokens in the
        // Microsoft identity platform": such proprietary formats "can't be validated").
        .headerParameter("nonce", UUID.randomUUID().toString())
        .sign();
    issued.put(token, new Grant(tenant, client.roles(), expiresAt));
    return AccessTokenResponse.of(token, lifetime.getSeconds());
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
