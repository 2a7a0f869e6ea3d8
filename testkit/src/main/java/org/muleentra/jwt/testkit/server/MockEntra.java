package org.muleentra.jwt.testkit.server;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.control.ControlEndpoint;
import org.muleentra.jwt.testkit.control.ControlledEntra;
import org.muleentra.jwt.testkit.control.Endpoints;
import org.muleentra.jwt.testkit.control.MockClock;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fault.Faults;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.graph.GraphEndpoint;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.graph.GraphTraffic;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.http.LoopbackServer;
import org.muleentra.jwt.testkit.http.RequestCounts;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.sts.MockSts;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * A mock Entra ID: a real HTTP server on a loopback port with discovery, keys, a token endpoint, a mint
 * and a mock Microsoft Graph. Thread-safe.
 *
 * <p>{@link #baseUrl()} is the gatekeeper's metadata base URL. Issuers in documents and tokens are those of the real
 * cloud; only addresses ({@code jwks_uri} and the endpoints) point here. Any tenant GUID is served, and
 * {@code organizations} and {@code common} with the issuer template.
 *
 * <table>
 *   <caption>Addresses below the base URL</caption>
 *   <tr><td>GET</td><td><code>/{tenant}/.well-known/openid-configuration</code></td><td>discovery, v1.0</td></tr>
 *   <tr><td>GET</td><td><code>/{tenant}/v2.0/.well-known/openid-configuration</code></td><td>discovery, v2.0</td></tr>
 *   <tr><td>GET</td><td><code>[/tfp]/{tenant}/{policy}/v2.0/.well-known/openid-configuration</code></td>
 *     <td>discovery, B2C, in place of the others</td></tr>
 *   <tr><td>GET</td><td><code>[/tfp]/{tenant}/{policy}/discovery/v2.0/keys</code></td>
 *     <td>keys, B2C, in place of the others</td></tr>
 *   <tr><td>GET</td><td><code>/{tenant}/discovery/keys</code></td><td>keys, v1.0</td></tr>
 *   <tr><td>GET</td><td><code>/{tenant}/discovery/v2.0/keys</code></td><td>keys, v2.0</td></tr>
 *   <tr><td>POST</td><td><code>/{tenant}/oauth2/v2.0/token</code></td><td>client credentials, on behalf of: {@link MockSts}</td></tr>
 *   <tr><td>GET, POST</td><td><code>/v1.0/…</code></td><td>{@link MockGraph}</td></tr>
 *   <tr><td>GET, POST</td><td><code>/</code>, <code>/health</code>, <code>/control…</code></td><td>an index page, and all of
 *     this class over HTTP, from loopback alone</td></tr>
 *   <tr><td>POST</td><td><code>/{tenant}/mint</code></td><td>any token, see below</td></tr>
 * </table>
 *
 * <p>The mint takes a JSON object (an empty body is <code>{}</code>) and answers the compact token as
 * {@code application/jwt}, or {@code access_token} in JSON when {@code Accept} names {@code application/json}. Members,
 * all optional, applied in their order: {@code kind} (user, guest, app, managedIdentity, agent, agentForUser, agentUser),
 * {@code version} (1.0, 2.0), {@code audience},
 * {@code client}, {@code objectId}, {@code scopes}, {@code roles}, {@code groups}, {@code policy}, {@code expiresIn} (seconds, may be
 * negative), {@code claims} (object), {@code without} (array of claims), {@code header} (object), {@code spoil}
 * (unsigned, hmac, signature, unknownKey, overage).
 */
public final class MockEntra implements AutoCloseable {
  private final MockClock clock;
  private final TokenMint mint;
  private final Map<String, KeyRing> ownKeys = new ConcurrentHashMap<>();
  private final Registrations registrations;
  private final MockGraph graph;
  private final MockSts sts;
  private final Faults<EntraDocument> faults = new Faults<>();
  private final RequestCounts<EntraDocument> counts = new RequestCounts<>();
  private final LoopbackServer server;

  MockEntra(MockEntraBuilder builder) {
    clock = new MockClock(builder.clock);
    mint = new TokenMint(builder.issuers, builder.tenantId, new KeyRing(), clock, builder.random);
    registrations = builder.registrations;
    registrations.clock(clock);
    GraphTokens graphTokens = new GraphTokens(mint, this::baseUrl);
    GraphTraffic traffic = new GraphTraffic();
    graph = new MockGraph(mint, this::baseUrl, graphTokens, traffic, registrations);
    sts = new MockSts(mint, registrations, this::baseUrl, graphTokens, traffic);
    server = new LoopbackServer(builder.port, new EntraRoutes(this, faults, counts,
        sts.endpoint(), new MintEndpoint(mint),
        new GraphEndpoint(graph),
        new ControlEndpoint(new ControlledEntra(clock, registrations, graph, sts, endpoints(traffic)))));
  }

  private Endpoints endpoints(GraphTraffic traffic) {
    Endpoints endpoints = new Endpoints();
    for (EntraDocument document : EntraDocument.values()) {
      endpoints.with(document.name().toLowerCase(Locale.ROOT), false, fault -> faults.set(document, fault),
          () -> Optional.ofNullable(faults.active().get(document)));
    }
    for (GraphCall call : GraphCall.values()) {
      endpoints.with(call.endpoint(), call != GraphCall.TOKEN, fault -> traffic.fault(call, fault),
          () -> Optional.ofNullable(graph.faults().get(call)));
    }
    return endpoints;
  }

  /**
   * Starts a mock of {@link Contoso} in the global cloud on any free loopback port.
   *
   * @return the running mock
   */
  public static MockEntra start() {
    return builder().start();
  }

  /** @return a builder for a mock with settings of its own */
  public static MockEntraBuilder builder() {
    return new MockEntraBuilder();
  }

  /** @return the address without a trailing slash, the gatekeeper's metadata base URL; the same after a restart */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.port();
  }

  /** @return the loopback port, the same after a restart */
  public int port() {
    return server.port();
  }

  /** @return whether the server answers */
  public boolean isRunning() {
    return server.isRunning();
  }

  /** Really stops: connections are refused until {@link #restart()}. Keys, faults and counters stay. */
  public void stop() {
    server.stop();
  }

  /** Starts on the same port, after {@link #stop()} or {@link MockEntraBuilder#reserve()}; a running server is stopped first. */
  public void restart() {
    server.stop();
    server.start();
  }

  /** Stops for good and ends every answer still under way. A later mock in this JVM may be lent the same keys. */
  @Override
  public void close() {
    server.close();
    mint.keys().close();
    ownKeys.values().forEach(KeyRing::close);
  }

  /**
   * @param version v1.0 or v2.0; B2C has one
   * @return the address of the discovery document of the mock's tenant
   */
  public String discoveryUrl(TokenVersion version) {
    return issuers().kind() == TenantKind.B2C
        ? policyUrl() + "/v2.0/.well-known/openid-configuration"
        : DiscoveryDocument.url(baseUrl(), tenantId(), version);
  }

  /**
   * @param version v1.0 or v2.0; B2C has one
   * @return the address of the key set of the mock's tenant
   */
  public String keysUrl(TokenVersion version) {
    return issuers().kind() == TenantKind.B2C
        ? policyUrl() + "/discovery/v2.0/keys"
        : DiscoveryDocument.keysUrl(baseUrl(), tenantId(), version);
  }

  private String policyUrl() {
    return baseUrl() + "/" + tenantId() + "/" + issuers().policy();
  }

  /** @return the address of the v2.0 token endpoint of the mock's tenant; B2C's is below its policy */
  public String tokenEndpoint() {
    return (issuers().kind() == TenantKind.B2C ? policyUrl() : baseUrl() + "/" + tenantId()) + "/oauth2/v2.0/token";
  }

  /** @return the security token service behind the token endpoint */
  public MockSts sts() {
    return sts;
  }

  /** @return the mock Microsoft Graph, on the same port */
  public MockGraph graph() {
    return graph;
  }

  /** @return the gatekeeper's Graph base URL, without {@code /v1.0} and without a trailing slash */
  public String graphBaseUrl() {
    return graph.baseUrl();
  }

  /**
   * Finds a confidential client, to change its credentials while the mock runs.
   *
   * @param clientId the client id of {@link Contoso} or of {@link MockEntraBuilder#client}
   * @return its registration
   * @throws IllegalArgumentException when no client has that id
   */
  public AppRegistration application(String clientId) {
    return registrations.client(clientId)
        .orElseThrow(() -> new IllegalArgumentException("no client is registered with this id"));
  }

  /**
   * Registers a confidential client while the mock runs, in place of one with the same id.
   *
   * @param clientId the client id, which is that of its service principal too
   * @return its registration, still without credentials
   */
  public AppRegistration register(String clientId) {
    return registrations.client(clientId, clientId);
  }

  /**
   * Finds an API, to change it while the mock runs.
   *
   * @param name its client id or App ID URI, of {@link Contoso} or of {@link MockEntraBuilder#api}
   * @return its registration
   * @throws IllegalArgumentException when no API has that name
   */
  public ApiRegistration api(String name) {
    return registrations.api(name).orElseThrow(() -> new IllegalArgumentException("no API is registered by this name"));
  }

  /** @return the address of the mint of the mock's tenant */
  public String mintUrl() {
    return baseUrl() + "/" + tenantId() + "/mint";
  }

  /**
   * @param version v1.0 or v2.0
   * @return the issuer of the mock's tenant
   */
  public String issuer(TokenVersion version) {
    return issuers().issuer(version, tenantId());
  }

  /** @return a valid user token to change, see {@link TokenMint#userToken()} */
  public TokenBuilder userToken() {
    return mint.userToken();
  }

  /** @return a valid app-only token to change, see {@link TokenMint#appToken()} */
  public TokenBuilder appToken() {
    return mint.appToken();
  }

  /**
   * Signs bytes exactly as given, see {@link TokenMint#sign}.
   *
   * @param headerJson the header, which need not be JSON
   * @param payload the payload, which need not be UTF-8
   * @return the compact token
   */
  public String sign(String headerJson, byte[] payload) {
    return mint.sign(headerJson, payload);
  }

  /** @return the mint behind the tokens */
  public TokenMint mint() {
    return mint;
  }

  /** @return the keys that sign and are published */
  public KeyRing keys() {
    return mint.keys();
  }

  /**
   * The signing keys of an application or a B2C policy that has its own. From the first call on they, and they alone, are
   * published where documents are asked for with <code>?appid={name}</code>, or below the policy. A token signed by one of
   * them: {@code userToken().signedBy(keys(name).current())}.
   *
   * @param name the application's client id or the policy, in any case
   * @return its keys
   */
  public KeyRing keys(String name) {
    return ownKeys.computeIfAbsent(name.toLowerCase(Locale.ROOT), unknown -> new KeyRing());
  }

  /** The keys of a name, which are the common ones where it has none of its own or is {@code null}. */
  KeyRing publishedKeys(String name) {
    return name == null ? keys() : ownKeys.getOrDefault(name.toLowerCase(Locale.ROOT), keys());
  }

  /** @return the new signing key of an orderly rollover, see {@link KeyRing#rotate()} */
  public SigningKey rotate() {
    return keys().rotate();
  }

  /** @return the new signing key of an emergency rollover, see {@link KeyRing#rotateAndDrop()} */
  public SigningKey rotateAndDrop() {
    return keys().rotateAndDrop();
  }

  /** @return the mock's cloud */
  public EntraCloud cloud() {
    return mint.cloud();
  }

  /** @return the names under which the mock's directory issues */
  public EntraIssuers issuers() {
    return mint.issuers();
  }

  /** @return the mock's tenant */
  public String tenantId() {
    return mint.tenantId();
  }

  /** @return the mock's time: that of the builder until it is moved */
  public MockClock clock() {
    return clock;
  }

  /**
   * Lets one document go wrong until {@link #heal()}.
   *
   * @param document which document, of every tenant and both versions
   * @param fault how
   */
  public void fault(EntraDocument document, Fault fault) {
    faults.set(document, fault);
  }

  /**
   * Lets both documents go wrong until {@link #heal()}.
   *
   * @param fault how
   */
  public void fault(Fault fault) {
    for (EntraDocument document : EntraDocument.values()) {
      faults.set(document, fault);
    }
  }

  /** Ends all faults; answers already under way finish as they began. */
  public void heal() {
    faults.clear();
  }

  /**
   * @param document discovery or keys, of every tenant and both versions
   * @return how many requests for it arrived
   */
  public int requests(EntraDocument document) {
    return counts.ofKind(document);
  }

  /**
   * @param path the path of a discovery document or key set, for example <code>/{tenant}/discovery/v2.0/keys</code>
   * @return how many requests for it arrived
   */
  public int requests(String path) {
    return counts.ofPath(path);
  }

  /** @return how many requests arrived for discovery documents and key sets, by path */
  public Map<String, Integer> requestsByPath() {
    return counts.byPath();
  }

  /** Counts from zero again. */
  public void resetRequests() {
    counts.reset();
  }
}
