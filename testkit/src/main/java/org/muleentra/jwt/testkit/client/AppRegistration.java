package org.muleentra.jwt.testkit.client;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.testkit.key.SigningKey;

/**
 * A confidential client of the directory: its credentials, the app roles granted to it and the scopes consented to. A test
 * may change it while the mock runs; starts and ends are by the mock's clock. Thread-safe.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-client-creds-grant-flow.md} (three kinds of
 * credentials; app roles) and {@code v2-oauth2-on-behalf-of-flow.md} (consent).
 */
public final class AppRegistration {
  private final String clientId;
  private final String objectId;
  private final ApplicationObject application;
  private final Credentials credentials = new Credentials();
  private final Grants grants = new Grants();
  private Set<String> tenants = Collections.emptySet();
  private boolean disabled;
  private boolean onBehalfOf = true;

  /**
   * @param clientId the client id
   * @param objectId the object id of its service principal
   */
  public AppRegistration(String clientId, String objectId) {
    this.clientId = Objects.requireNonNull(clientId, "clientId");
    this.objectId = Objects.requireNonNull(objectId, "objectId");
    application = new ApplicationObject(clientId);
  }

  /** The mock's time, which decides whether credentials are in force. */
  public AppRegistration clock(Clock clock) {
    credentials.clock(clock);
    return this;
  }

  /** @return the client id */
  public String clientId() {
    return clientId;
  }

  /** @return the object id of its service principal */
  public String objectId() {
    return objectId;
  }

  /** @return its application object, whose id Graph's {@code applications} go by */
  public ApplicationObject application() {
    return application;
  }

  /** @return its credentials as they are registered, to list, expire and remove them */
  public Credentials credentials() {
    return credentials;
  }

  /**
   * Adds a client secret without an end, beside those it has.
   *
   * @param secret the secret
   * @return this registration
   */
  public AppRegistration secret(String secret) {
    return secret(secret, Instant.MIN, Instant.MAX);
  }

  /**
   * Adds a client secret, beside those it has: AADSTS7000215 before its start, AADSTS7000222 from its end on.
   *
   * @param secret the secret; a known one is replaced
   * @param start the first moment at which it proves the client
   * @param end the first moment at which it no longer does
   * @return this registration
   */
  public AppRegistration secret(String secret, Instant start, Instant end) {
    return secret(secret, start, end, null);
  }

  /**
   * As {@link #secret(String, Instant, Instant)}, with a name.
   *
   * @param secret the secret; a known one is replaced
   * @param start the first moment at which it proves the client
   * @param end the first moment at which it no longer does
   * @param displayName the name under which Graph lists it; {@code null} for none
   * @return this registration
   */
  public AppRegistration secret(String secret, Instant start, Instant end, String displayName) {
    credentials.secret(Objects.requireNonNull(secret, "secret"), start, end, displayName);
    return this;
  }

  /**
   * Lets a client secret expire (AADSTS7000222).
   *
   * @param secret the secret, which need not have been valid before
   * @return this registration
   */
  public AppRegistration expiredSecret(String secret) {
    return secret(secret, Instant.EPOCH, Instant.EPOCH);
  }

  /**
   * Deletes a client secret (AADSTS7000215 from now on).
   *
   * @param secret the secret
   * @return this registration
   */
  public AppRegistration withoutSecret(String secret) {
    credentials.forgetSecret(secret);
    return this;
  }

  /**
   * Adds the certificate of a key, beside those it has: the client may prove itself with a {@code client_assertion} in
   * PS256 or RS256 that names it in {@code x5t#S256} or {@code x5t}. It serves as long as it is valid, see
   * {@link SigningKey#certified}: outside of that AADSTS700027.
   *
   * @param key an RSA key, see {@link SigningKey#certificatePem()} and {@link SigningKey#privateKeyPem()}
   * @return this registration
   */
  public AppRegistration certificate(SigningKey key) {
    X509Certificate certificate = key.certificate();
    return certificate(certificate, certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /**
   * As {@link #certificate(SigningKey)}, within another time than its own.
   *
   * @param key an RSA key
   * @param start the first moment at which it proves the client
   * @param end the first moment at which it no longer does
   * @return this registration
   */
  public AppRegistration certificate(SigningKey key, Instant start, Instant end) {
    return certificate(key.certificate(), start, end);
  }

  /**
   * Adds any certificate, beside those it has.
   *
   * @param certificate of an RSA key
   * @param start the first moment at which it proves the client
   * @param end the first moment at which it no longer does
   * @return this registration
   */
  public AppRegistration certificate(X509Certificate certificate, Instant start, Instant end) {
    return certificate(certificate, start, end, null);
  }

  /**
   * As {@link #certificate(X509Certificate, Instant, Instant)}, with a name.
   *
   * @param certificate of an RSA key
   * @param start the first moment at which it proves the client
   * @param end the first moment at which it no longer does
   * @param displayName the name under which Graph lists it; {@code null} for its subject
   * @return this registration
   */
  public AppRegistration certificate(X509Certificate certificate, Instant start, Instant end, String displayName) {
    credentials.certificate(certificate, start, end, displayName);
    return this;
  }

  /**
   * Trusts the tokens of another identity provider about one subject.
   *
   * @param credential issuer, subject, audience and keys
   * @return this registration
   */
  public AppRegistration trust(FederatedCredential credential) {
    credentials.trust(Objects.requireNonNull(credential, "credential"));
    return this;
  }

  /**
   * Trusts one assertion of another identity provider, whatever it says and whoever signed it.
   *
   * @param assertion the whole compact token
   * @return this registration
   */
  public AppRegistration federatedAssertion(String assertion) {
    credentials.trustToken(Objects.requireNonNull(assertion, "assertion"));
    return this;
  }

  /**
   * Lets credentials that are added from now on take effect late, as they do while servers copy them from each other. Until
   * then a certificate is answered AADSTS700027, a trust AADSTS70021, a secret AADSTS7000215.
   *
   * <p>Source: MicrosoftDocs/entra-docs {@code docs/workload-id/workload-identity-federation-considerations.md}, for trusts
   * ("several minutes"); for certificates and secrets not documented.
   *
   * @param delay by the mock's clock, zero or more
   * @return this registration
   */
  public AppRegistration credentialsTakeEffectAfter(Duration delay) {
    credentials.delay(delay);
    return this;
  }

  /**
   * Takes all credentials away: secrets, certificates, federated assertions.
   *
   * @return this registration
   */
  public AppRegistration withoutCredentials() {
    credentials.clear();
    return this;
  }

  /**
   * @param newRoles the app roles granted to it on every API without roles of its own, in place of those it had
   * @return this registration
   */
  public synchronized AppRegistration roles(String... newRoles) {
    grants.roles(newRoles);
    return this;
  }

  /**
   * @param api the client id of an API
   * @param newRoles the app roles granted to it there, in place of those it had; none for a token without {@code roles}
   * @return this registration
   */
  public synchronized AppRegistration rolesOn(String api, String... newRoles) {
    grants.rolesOn(api, newRoles);
    return this;
  }

  /**
   * Consents to delegated permissions for every user, as an administrator does.
   *
   * @param api the client id of an API
   * @param scopes the scopes, beside those consented to before
   * @return this registration
   */
  public synchronized AppRegistration consent(String api, String... scopes) {
    grants.consent(api, scopes);
    return this;
  }

  /**
   * @param api the client id of an API, all of whose scopes are no longer consented to (AADSTS65001)
   * @return this registration
   */
  public synchronized AppRegistration withdrawConsent(String api) {
    grants.withdrawConsent(api);
    return this;
  }

  /**
   * @param tenantIds the only tenants in which it has a service principal (elsewhere AADSTS700016); none for all tenants
   * @return this registration
   */
  public synchronized AppRegistration onlyIn(String... tenantIds) {
    tenants = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(tenantIds)));
    return this;
  }

  /**
   * Forbids it to act on behalf of users (AADSTS7000114).
   *
   * @return this registration
   */
  public synchronized AppRegistration withoutOnBehalfOf() {
    onBehalfOf = false;
    return this;
  }

  /**
   * Disables it (AADSTS7000112); tokens already issued stay.
   *
   * @return this registration
   */
  public synchronized AppRegistration disable() {
    disabled = true;
    return this;
  }

  /**
   * Ends {@link #disable()}.
   *
   * @return this registration
   */
  public synchronized AppRegistration enable() {
    disabled = false;
    return this;
  }

  /** @return the app roles granted to it on every API without roles of its own */
  public synchronized List<String> roles() {
    return grants.roles();
  }

  /**
   * @param api the client id of an API
   * @return the app roles granted to it there
   */
  public synchronized List<String> grantedOn(String api) {
    return grants.rolesOn(api);
  }

  /**
   * @param api the client id of an API
   * @return the scopes consented to there
   */
  public synchronized Set<String> consentOn(String api) {
    return grants.consentOn(api);
  }

  /** @return whether it is disabled */
  public synchronized boolean isDisabled() {
    return disabled;
  }

  /** @return whether it may act on behalf of users */
  public synchronized boolean mayActOnBehalfOf() {
    return onBehalfOf;
  }

  /**
   * @param tenantId a tenant GUID
   * @return whether it has a service principal there
   */
  public synchronized boolean isIn(String tenantId) {
    return tenants.isEmpty() || tenants.contains(tenantId);
  }

  /**
   * @param secret a secret that somebody presents
   * @return the refusal, or empty where the secret proves the client
   */
  public Optional<EntraError> secretRefusal(String secret) {
    return credentials.secretRefusal(secret);
  }
}
