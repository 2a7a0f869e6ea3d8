package org.muleentra.jwt.testkit.sts;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.graph.GraphTraffic;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Entra's security token service, behind the token endpoint: client credentials and on behalf of. Thread-safe.
 */
public final class MockSts {
  private final Resources resources;
  private final Issuance issuance;
  private final AppTokens appTokens;
  private final ConditionalAccess conditionalAccess = new ConditionalAccess();
  private final TokenEndpoint endpoint;

  /**
   * Tests take the one of their mock Entra.
   *
   * @param mint signs
   * @param registrations who may ask, and for what
   * @param baseUrl the address, known once the server has a port
   * @param graphTokens issues tokens for Graph
   * @param traffic what arrives at the token endpoint
   */
  public MockSts(TokenMint mint, Registrations registrations, Supplier<String> baseUrl, GraphTokens graphTokens,
      GraphTraffic traffic) {
    resources = new Resources(registrations, graphTokens);
    issuance = new Issuance(mint);
    appTokens = new AppTokens(mint, issuance, graphTokens);
    endpoint = new TokenEndpoint(mint, traffic, new ClientAuthentication(mint, registrations, baseUrl),
        new ClientCredentialsGrant(resources, conditionalAccess, appTokens, issuance),
        new OnBehalfOfGrant(resources, conditionalAccess, new UserAssertion(mint, registrations),
            new UserTokens(mint, issuance, graphTokens), issuance));
  }

  /** @return what users and clients must meet for a token */
  public ConditionalAccess conditionalAccess() {
    return conditionalAccess;
  }

  /**
   * Sets how long tokens live that are issued from now on, but those for Graph; without it 60 to 90 minutes at random.
   *
   * @param lifetime whole seconds, by the mock's clock
   * @return this
   */
  public MockSts lifetime(Duration lifetime) {
    issuance.lifetime(Objects.requireNonNull(lifetime, "lifetime"));
    return this;
  }

  /**
   * Says {@code refresh_in} in every answer; without it only tokens of two hours and more have it, half of their lifetime.
   *
   * @param age whole seconds
   * @return this
   */
  public MockSts refreshIn(Duration age) {
    issuance.refreshIn(Objects.requireNonNull(age, "age"));
    return this;
  }

  /** @return this, with no {@code refresh_in} in any answer */
  public MockSts withoutRefreshIn() {
    issuance.refreshIn(null);
    return this;
  }

  /** @return this, with no {@code ext_expires_in} in any answer */
  public MockSts withoutExtendedLifetime() {
    issuance.extended(false);
    return this;
  }

  /**
   * @param tenantId a tenant GUID that the token endpoint no longer finds (AADSTS90002)
   * @return this
   */
  public MockSts forgetTenant(String tenantId) {
    endpoint.forgetTenant(tenantId);
    return this;
  }

  /** The endpoint over HTTP, for the server. */
  public TokenEndpoint endpoint() {
    return endpoint;
  }
}
