package org.muleentra.jwt.testkit.client;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * An API of the directory, for which tokens are issued. A test may change it while the mock runs. Thread-safe.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/scenario-protected-web-api-app-registration.md}
 * ({@code accessTokenAcceptedVersion}; assignment required), {@code claims-challenge.md} (optional claim {@code xms_cc}),
 * {@code v2-oauth2-on-behalf-of-flow.md} (preauthorized applications).
 */
public final class ApiRegistration {
  private final String clientId;
  private final TokenVersion version;
  private final Map<String, Set<String>> preauthorized = new HashMap<>();
  private Set<String> optionalClaims = Collections.emptySet();
  private boolean assignmentRequired;

  public ApiRegistration(String clientId, TokenVersion version) {
    this.clientId = Objects.requireNonNull(clientId, "clientId");
    this.version = Objects.requireNonNull(version, "version");
  }

  /** @return the client id, which is the audience of its v2.0 tokens */
  public String clientId() {
    return clientId;
  }

  /** @return the version of its tokens */
  public TokenVersion version() {
    return version;
  }

  /**
   * @param names the optional claims that its manifest asks for, in place of those before; the mock knows {@code idtyp} and
   *     {@code xms_cc}
   * @return this API
   */
  public synchronized ApiRegistration optionalClaims(String... names) {
    optionalClaims = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(names)));
    return this;
  }

  /**
   * Issues tokens to applications with app roles here alone; others are refused with AADSTS501051.
   *
   * @return this API
   */
  public synchronized ApiRegistration requireAssignment() {
    assignmentRequired = true;
    return this;
  }

  /**
   * Lets a client have scopes without anybody's consent.
   *
   * @param client the client's id
   * @param scopes the scopes, in place of those before
   * @return this API
   */
  public synchronized ApiRegistration preauthorize(String client, String... scopes) {
    preauthorized.put(client, Collections.unmodifiableSet(new HashSet<>(Arrays.asList(scopes))));
    return this;
  }

  /** @return whether its manifest asks for this optional claim */
  public synchronized boolean asksFor(String optionalClaim) {
    return optionalClaims.contains(optionalClaim);
  }

  /** @return the optional claims that its manifest asks for */
  public synchronized Set<String> optionalClaims() {
    return optionalClaims;
  }

  /** @return whether applications need an app role here for a token */
  public synchronized boolean isAssignmentRequired() {
    return assignmentRequired;
  }

  /** @return the scopes that a client has without consent */
  public synchronized Set<String> preauthorized(String client) {
    return preauthorized.getOrDefault(client, Collections.emptySet());
  }
}
