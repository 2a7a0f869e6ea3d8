package org.muleentra.jwt.testkit.sts;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.EntraRefusal;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.graph.GraphTraffic;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Entra's security token service, behind the token endpoint: client credentials and on behalf of. Thread-safe.
 *
 * <p>A fault or a refusal lasts until {@link #heal()}; {@code graph().heal()} ends it too.
 */
public final class MockSts {
  private final TokenMint mint;
  private final GraphTraffic traffic;
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
    this.mint = mint;
    this.traffic = traffic;
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

  /**
   * Refuses every request with one of Entra's errors, whatever was asked.
   *
   * @param code the digits behind {@code AADSTS}, one of {@link EntraError}
   * @throws IllegalArgumentException when the mock has no such error; see {@link #refuseWith(int, String, int)}
   */
  public void refuseWith(int code) {
    fault(refusal(known(code)));
  }

  /**
   * Refuses some requests, as {@link #refuseWith(int)}; the following ones are answered regularly.
   *
   * @param code the digits behind {@code AADSTS}
   * @param times how many requests
   */
  public void refuseWith(int code, int times) {
    fault(refusal(known(code)).times(times));
  }

  /**
   * Refuses every request with any number.
   *
   * @param status the HTTP status
   * @param error the member {@code error}
   * @param code the digits behind {@code AADSTS}
   */
  public void refuseWith(int status, String error, int code) {
    fault(refusal(EntraRefusal.of(status, error, code)));
  }

  /**
   * Lets the endpoint go wrong on the wire.
   *
   * @param fault how
   */
  public void fault(Fault fault) {
    traffic.fault(GraphCall.TOKEN, fault);
  }

  /** Ends faults and refusals; policies, lifetimes and registrations stay. */
  public void heal() {
    traffic.fault(GraphCall.TOKEN, Fault.none());
  }

  /** @return how many requests arrived, refused ones included */
  public int requests() {
    return traffic.requests(GraphCall.TOKEN);
  }

  /**
   * @return the latest request
   * @throws IllegalStateException when none has arrived
   */
  public RecordedRequest lastRequest() {
    return traffic.last(GraphCall.TOKEN)
        .orElseThrow(() -> new IllegalStateException("no request has arrived at the token endpoint"));
  }

  /** Issues a managed identity's token for an API by any of its names; empty where there is no such API. */
  public Optional<IssuedToken> issueToManagedIdentity(AppRegistration identity, String azureResource, String api) {
    return resources.find(api).map(found -> appTokens.issueToManagedIdentity(identity, azureResource, found));
  }

  /** The endpoint over HTTP, for the server. */
  public TokenEndpoint endpoint() {
    return endpoint;
  }

  /** The mint, for whoever hands its tokens out. */
  public TokenMint mint() {
    return mint;
  }

  /** The fault that answers a refusal. */
  public Fault refusal(EntraRefusal refusal) {
    return (exchange, regular) ->
        refusal.answer(mint.clock(), exchange.getRequestHeaders().getFirst("client-request-id")).send(exchange);
  }

  private static EntraRefusal known(int code) {
    return EntraRefusal.of(EntraError.numbered(code).orElseThrow(() -> new IllegalArgumentException(
        "the mock has no error AADSTS" + code + ": say status and error, too")));
  }
}
