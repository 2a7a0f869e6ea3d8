package org.muleentra.jwt.testkit.graph;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.Registrations;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * A mock Microsoft Graph of version 1.0, with what a gatekeeper asks of it about a caller and about
 * applications and their credentials. It demands a bearer token of
 * the mock's own token endpoint, with the application permissions that Graph demands. Thread-safe.
 *
 * <p>Tenants are apart: a token of one tenant sees nobody of another. {@link Contoso#USER_OBJECT_ID} and
 * {@link Contoso#DAEMON_OBJECT_ID} exist from the start, without groups.
 */
public final class MockGraph {
  /** The client id of Microsoft Graph in every tenant. */
  public static final String CLIENT_ID = "00000003-0000-0000-c000-000000000000";
  /** More groups than these are not listed: 400 with {@code Directory_ResultSizeLimitExceeded}. */
  public static final int MOST_GROUPS = 11_000;
  /** More group ids than these are not checked at once: 400 with {@code Request_BadRequest}. */
  public static final int MOST_GROUP_IDS = 20;

  private final TokenMint mint;
  private final Supplier<String> baseUrl;
  private final GraphTokens tokens;
  private final GraphTraffic traffic;
  private final Registrations registrations;
  private final KeyCredentialLimit keyCredentialLimit = new KeyCredentialLimit();
  private volatile boolean readsItself = true;
  private volatile boolean answersAddedKey;
  private final Map<String, MockDirectory> directories = new ConcurrentHashMap<>();

  /**
   * Tests take the one of their mock Entra.
   *
   * @param mint whose tenant and cloud it is of
   * @param baseUrl the address, known once the server has a port
   * @param tokens what the token endpoint issues for it
   * @param traffic what arrives at it and at the token endpoint
   * @param registrations the applications of the directory
   */
  public MockGraph(TokenMint mint, Supplier<String> baseUrl, GraphTokens tokens, GraphTraffic traffic,
      Registrations registrations) {
    this.mint = mint;
    this.baseUrl = baseUrl;
    this.tokens = tokens;
    this.traffic = traffic;
    this.registrations = registrations;
    directory().user(Contoso.USER_OBJECT_ID).servicePrincipal(Contoso.DAEMON_OBJECT_ID);
  }

  /** @return the address without {@code /v1.0} and without a trailing slash */
  public String baseUrl() {
    return baseUrl.get();
  }

  /** @return the users and service principals of the mock's tenant */
  public MockDirectory directory() {
    return directory(mint.tenantId());
  }

  /**
   * @param tenantId a tenant GUID
   * @return the users and service principals of that tenant, at first nobody
   */
  public MockDirectory directory(String tenantId) {
    return directories.computeIfAbsent(tenantId.toLowerCase(Locale.ROOT), unknown -> new MockDirectory());
  }

  /**
   * Sets somebody's groups in the mock's tenant, see {@link MockDirectory#membership(String, String...)}.
   *
   * @param objectId the object id
   * @param groups the groups' object ids
   * @return this Graph
   */
  public MockGraph membership(String objectId, String... groups) {
    return membership(objectId, Arrays.asList(groups));
  }

  /**
   * Sets somebody's groups in the mock's tenant, see {@link MockDirectory#membership(String, String...)}.
   *
   * @param objectId the object id
   * @param groups the groups' object ids
   * @return this Graph
   */
  public MockGraph membership(String objectId, Collection<String> groups) {
    directory().membership(objectId, groups);
    return this;
  }

  /**
   * Disables an account of the mock's tenant.
   *
   * @param objectId the object id
   * @return this Graph
   */
  public MockGraph disable(String objectId) {
    directory().disable(objectId);
    return this;
  }

  /**
   * Enables an account of the mock's tenant again.
   *
   * @param objectId the object id
   * @return this Graph
   */
  public MockGraph enable(String objectId) {
    directory().enable(objectId);
    return this;
  }

  /**
   * Sets how long tokens for Graph live that are issued from now on; 60 minutes at first.
   *
   * @param lifetime whole seconds, by the mock's clock
   * @return this Graph
   */
  public MockGraph tokenLifetime(Duration lifetime) {
    tokens.lifetime(lifetime);
    return this;
  }

  /**
   * Sets how often a minute the {@code keyCredentials} of a tenant may be selected before Graph answers 429; 150 at first.
   *
   * @param perMinute zero or more, by the mock's clock
   * @return this Graph
   */
  public MockGraph keyCredentialsPerMinute(int perMinute) {
    keyCredentialLimit.most(perMinute);
    return this;
  }

  /**
   * Demands {@code Application.Read.All} even of an application that reads itself, which the reference lets it do without.
   *
   * @return this Graph
   */
  public MockGraph withoutReadingItself() {
    readsItself = false;
    return this;
  }

  /**
   * Answers {@code addKey} with all members of the new {@code keyCredential}, its {@code keyId} among them; at first, as the
   * sample of the reference, with none.
   *
   * @return this Graph
   */
  public MockGraph answerAddedKey() {
    answersAddedKey = true;
    return this;
  }

  /** Refuses every token issued so far with 401, as after the secret's theft. */
  public void revokeTokens() {
    tokens.revoke();
  }

  /**
   * Lets one kind of call go wrong until {@link #heal()}.
   *
   * @param call which kind
   * @param fault how
   */
  public void fault(GraphCall call, Fault fault) {
    traffic.faults.set(call, fault);
  }

  /**
   * Lets every call of Graph go wrong until {@link #heal()}; the token endpoint stays well.
   *
   * @param fault how
   */
  public void fault(Fault fault) {
    for (GraphCall call : GraphCall.values()) {
      if (call != GraphCall.TOKEN) {
        traffic.faults.set(call, fault);
      }
    }
  }

  /** Ends all faults of Graph and of the token endpoint; answers already under way finish as they began. */
  public void heal() {
    traffic.faults.clear();
  }

  /**
   * @param call which kind
   * @return how many requests of it arrived, refused ones included
   */
  public int requests(GraphCall call) {
    return traffic.counts.ofKind(call);
  }

  /**
   * @param path a path without the query, for example <code>/v1.0/users/{oid}/checkMemberGroups</code>
   * @return how many requests for it arrived
   */
  public int requests(String path) {
    return traffic.counts.ofPath(path);
  }

  /** @return how many requests arrived at Graph and at the token endpoint, by path */
  public Map<String, Integer> requestsByPath() {
    return traffic.counts.byPath();
  }

  /**
   * @param call which kind
   * @return the latest request of it
   * @throws IllegalStateException when none has arrived
   */
  public RecordedRequest lastRequest(GraphCall call) {
    return traffic.last(call).orElseThrow(() -> new IllegalStateException("no request of " + call + " has arrived"));
  }

  /** Counts from zero again and forgets the latest requests. */
  public void resetRequests() {
    traffic.reset();
  }

  /** The faults of today, for whoever shows them. */
  public Map<GraphCall, Fault> faults() {
    return traffic.faults.active();
  }

  String context(String what) {
    return "https://" + mint.cloud().graphHost() + "/v1.0/$metadata#" + what;
  }

  Registrations registrations() {
    return registrations;
  }

  KeyCredentialLimit keyCredentialLimit() {
    return keyCredentialLimit;
  }

  boolean readsItself() {
    return readsItself;
  }

  boolean answersAddedKey() {
    return answersAddedKey;
  }

  GraphTraffic traffic() {
    return traffic;
  }

  GraphTokens tokens() {
    return tokens;
  }

  TokenMint mint() {
    return mint;
  }
}
