package org.muleentra.jwt.testkit.server;

import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.graph.GraphPermission;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Settings of a mock; the defaults are {@link Contoso}, the global cloud, the real time and any free port. */
public final class MockEntraBuilder {
  final Registrations registrations = new Registrations();
  EntraIssuers issuers = EntraIssuers.of(EntraCloud.GLOBAL);
  String tenantId = Contoso.TENANT_ID;
  Clock clock = Clock.systemUTC();
  Random random = new Random();
  int port;

  MockEntraBuilder() {
    client(Contoso.GRAPH_CLIENT_ID).roles(GraphPermission.enough());
  }

  private AppRegistration client(String clientId) {
    return registrations.client(clientId).orElseThrow(() -> new IllegalStateException("not one of Contoso's clients"));
  }

  /**
   * @param newCloud the cloud whose issuers stand in documents and tokens
   * @return this builder
   */
  public MockEntraBuilder cloud(EntraCloud newCloud) {
    return issuers(EntraIssuers.of(newCloud));
  }

  /** @return this builder, for a directory of External ID, see {@link EntraIssuers#externalId()} */
  public MockEntraBuilder externalId() {
    return issuers(EntraIssuers.externalId());
  }

  /**
   * A directory of Azure AD B2C: tokens with {@code tfp} and without {@code tid}, documents below any policy's name.
   *
   * @param domain its host, which stands in issuers; addresses are the mock's all the same
   * @param policy the policy of its tokens, unless one says otherwise
   * @return this builder
   */
  public MockEntraBuilder b2c(String domain, String policy) {
    return issuers(EntraIssuers.b2c(domain, policy));
  }

  /**
   * @param newIssuers the names under which the directory issues, in place of the cloud's
   * @return this builder
   */
  public MockEntraBuilder issuers(EntraIssuers newIssuers) {
    issuers = Objects.requireNonNull(newIssuers, "issuers");
    return this;
  }

  /**
   * @param newTenantId the tenant that issues unless a token says otherwise, a GUID
   * @return this builder
   */
  public MockEntraBuilder tenant(String newTenantId) {
    if (!Tenants.isGuid(newTenantId)) {
      throw new IllegalArgumentException("tenant must be a GUID");
    }
    tenantId = newTenantId;
    return this;
  }

  /**
   * @param newClock the time at which tokens are issued
   * @return this builder
   */
  public MockEntraBuilder clock(Clock newClock) {
    clock = Objects.requireNonNull(newClock, "clock");
    return this;
  }

  /**
   * @param newRandom the source of lifetimes and opaque identifiers; not of keys
   * @return this builder
   */
  public MockEntraBuilder random(Random newRandom) {
    random = Objects.requireNonNull(newRandom, "random");
    return this;
  }

  /**
   * @param newPort the loopback port; 0, the default, for any free one
   * @return this builder
   */
  public MockEntraBuilder port(int newPort) {
    port = newPort;
    return this;
  }

  /**
   * Registers a client at the token endpoint, beside those of {@link Contoso}; its service principal has the same id.
   *
   * @param clientId the client id
   * @param secret the client secret
   * @param roles the app roles granted to it
   * @return this builder
   */
  public MockEntraBuilder client(String clientId, String secret, String... roles) {
    registrations.client(clientId, clientId).secret(secret).roles(roles);
    return this;
  }

  /**
   * Registers a client whose secret has expired (AADSTS7000222).
   *
   * @param clientId the client id
   * @param secret the client secret
   * @return this builder
   */
  public MockEntraBuilder clientWithExpiredSecret(String clientId, String secret) {
    registrations.client(clientId, clientId).expiredSecret(secret);
    return this;
  }

  /**
   * Registers an API at the token endpoint; a known client id replaces that API.
   *
   * @param clientId the API's client id, the audience of v2.0 tokens
   * @param appIdUri the API's App ID URI
   * @param version the API's {@code accessTokenAcceptedVersion}
   * @return this builder
   */
  public MockEntraBuilder api(String clientId, String appIdUri, TokenVersion version) {
    registrations.api(clientId, appIdUri, version);
    return this;
  }

  /** @return a running mock */
  public MockEntra start() {
    MockEntra entra = reserve();
    entra.restart();
    return entra;
  }

  /** @return a mock that has its port but refuses connections until {@link MockEntra#restart()} */
  public MockEntra reserve() {
    return new MockEntra(this);
  }
}
