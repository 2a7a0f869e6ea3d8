package org.muleentra.jwt.testkit.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The access tokens for Graph that the token endpoint issued. Thread-safe. */
public final class GraphTokens {
  private static final String BEARER = "bearer ";

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

  /** Issues one to a client that has proven itself, with the app roles granted to it at Graph. */
  public IssuedToken grant(AppRegistration client, String tenant, String resource) {
    List<String> roles = client.grantedOn(MockGraph.CLIENT_ID);
    return issue(mint.appToken().v1().tenant(tenant).audience(resource).client(client.clientId())
        .objectId(client.objectId()).roles(roles.toArray(new String[0])), tenant, roles, client.clientId());
  }

  /** Issues what was drafted, a token of version 1.0 for this Graph, that is not an application's of its own. */
  public IssuedToken issue(TokenBuilder draft, String tenant, List<String> roles) {
    return issue(draft, tenant, roles, null);
  }

  private IssuedToken issue(TokenBuilder draft, String tenant, List<String> roles, String client) {
    Instant now = mint.clock().instant();
    Instant expiresAt = now.plus(lifetime);
    String token = draft.expiresAt(expiresAt)
        // Graph's own tokens carry a nonce in their header, for which nobody else can validate them ("Access tokens in the
        // Microsoft identity platform": such proprietary formats "can't be validated").
        .headerParameter("nonce", UUID.randomUUID().toString())
        .sign();
    issued.put(token, new Grant(tenant, roles, client, expiresAt));
    return new IssuedToken(token, now, expiresAt);
  }

  /** What the header's token allows. */
  Grant bearer(String authorization) throws GraphRefusal {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw new GraphRefusal(GraphError.TOKEN_MISSING);
    }
    return find(authorization.substring(BEARER.length()).trim())
        .orElseThrow(() -> new GraphRefusal(GraphError.TOKEN_INVALID));
  }

  /** What the token allows; empty for one that nobody issued, or that is over. */
  private Optional<Grant> find(String token) {
    return Optional.ofNullable(issued.get(token)).filter(grant -> mint.clock().instant().isBefore(grant.expiresAt));
  }

  /** The rights of one token. */
  static final class Grant {
    final String tenant;
    final List<String> roles;
    /** The client that asks as itself; {@code null} for a user's token. */
    final String client;
    private final Instant expiresAt;

    Grant(String tenant, List<String> roles, String client, Instant expiresAt) {
      this.tenant = tenant;
      this.roles = roles;
      this.client = client;
      this.expiresAt = expiresAt;
    }
  }
}
