package org.muleentra.jwt.testkit.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.testkit.key.SigningKey;

/**
 * A confidential client of the directory: its credentials and the app roles granted to it. A test may change it while
 * the mock runs. Thread-safe.
 */
public final class AppRegistration {
  private final String clientId;
  private final String objectId;
  private final Set<String> secrets = new HashSet<>();
  private final Set<String> expiredSecrets = new HashSet<>();
  private final List<SigningKey> certificates = new ArrayList<>();
  private final Set<String> federatedAssertions = new HashSet<>();
  private List<String> roles = Collections.emptyList();
  private boolean disabled;

  /**
   * @param clientId the client id
   * @param objectId the object id of its service principal
   */
  public AppRegistration(String clientId, String objectId) {
    this.clientId = Objects.requireNonNull(clientId, "clientId");
    this.objectId = Objects.requireNonNull(objectId, "objectId");
  }

  /** @return the client id */
  public String clientId() {
    return clientId;
  }

  /** @return the object id of its service principal */
  public String objectId() {
    return objectId;
  }

  /**
   * Adds a client secret, beside those it has.
   *
   * @param secret the secret
   * @return this registration
   */
  public synchronized AppRegistration secret(String secret) {
    expiredSecrets.remove(secret);
    secrets.add(Objects.requireNonNull(secret, "secret"));
    return this;
  }

  /**
   * Lets a client secret expire (AADSTS7000222).
   *
   * @param secret the secret, which need not have been valid before
   * @return this registration
   */
  public synchronized AppRegistration expiredSecret(String secret) {
    secrets.remove(secret);
    expiredSecrets.add(Objects.requireNonNull(secret, "secret"));
    return this;
  }

  /**
   * Adds the certificate of a key, beside those it has: the client may prove itself with a {@code client_assertion} in
   * PS256 under {@code x5t#S256}.
   *
   * @param key an RSA key, see {@link SigningKey#certificatePem()} and {@link SigningKey#privateKeyPem()}
   * @return this registration
   */
  public synchronized AppRegistration certificate(SigningKey key) {
    key.x5tS256(); // An EC key has no certificate and is refused here.
    certificates.add(key);
    return this;
  }

  /**
   * Trusts one assertion of another identity provider, as a federated identity credential does.
   *
   * @param assertion the whole compact token
   * @return this registration
   */
  public synchronized AppRegistration federatedAssertion(String assertion) {
    federatedAssertions.add(Objects.requireNonNull(assertion, "assertion"));
    return this;
  }

  /**
   * Takes all credentials away: secrets, certificates, federated assertions.
   *
   * @return this registration
   */
  public synchronized AppRegistration withoutCredentials() {
    secrets.clear();
    expiredSecrets.clear();
    certificates.clear();
    federatedAssertions.clear();
    return this;
  }

  /**
   * @param newRoles the app roles granted to it, in place of those it had
   * @return this registration
   */
  public synchronized AppRegistration roles(String... newRoles) {
    roles = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(newRoles)));
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

  /** @return the app roles granted to it now */
  public synchronized List<String> roles() {
    return roles;
  }

  /** @return whether it is disabled */
  public synchronized boolean isDisabled() {
    return disabled;
  }

  /**
   * @param secret a secret that somebody presents
   * @return the refusal, or empty where the secret proves the client
   */
  public synchronized Optional<EntraError> secretRefusal(String secret) {
    if (secrets.contains(secret)) {
      return Optional.empty();
    }
    return Optional.of(expiredSecrets.contains(secret) ? EntraError.SECRET_EXPIRED : EntraError.SECRET_INVALID);
  }

  synchronized boolean trusts(String assertion) {
    return federatedAssertions.contains(assertion);
  }

  synchronized Optional<SigningKey> certificateNamed(String x5tS256) {
    return certificates.stream().filter(key -> key.x5tS256().equals(x5tS256)).findFirst();
  }
}
