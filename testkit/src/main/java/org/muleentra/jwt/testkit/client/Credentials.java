package org.muleentra.jwt.testkit.client;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** With what a client may prove itself, by the mock's clock; {@link AppRegistration} adds to it. Thread-safe. */
public final class Credentials {
  private final List<Replicated<ClientSecret>> secrets = new ArrayList<>();
  private final List<Replicated<ClientCertificate>> certificates = new ArrayList<>();
  private final List<Replicated<FederatedCredential>> trusts = new ArrayList<>();
  private final Set<String> trustedTokens = new HashSet<>();
  private Clock clock = Clock.systemUTC();
  private Duration delay = Duration.ZERO;

  Credentials() {}

  /** @return its secrets, with those that are not in force */
  public synchronized List<ClientSecret> secrets() {
    return registered(secrets);
  }

  /** @return its certificates, with those that are not in force */
  public synchronized List<ClientCertificate> certificates() {
    return registered(certificates);
  }

  /**
   * Lets a secret or a certificate end at this moment; one that has ended stays as it is.
   *
   * @param keyId its identifier
   * @return whether there is one
   */
  public synchronized boolean expire(String keyId) {
    Instant now = clock.instant();
    return end(secrets, ClientSecret::keyId, keyId, (one, at) -> one.hasEnded(at) ? one : one.ending(at), now)
        | end(certificates, ClientCertificate::keyId, keyId, (one, at) -> one.hasEnded(at) ? one : one.ending(at), now);
  }

  /**
   * Takes a secret or a certificate away, at once.
   *
   * @param keyId its identifier
   * @return whether there was one
   */
  public synchronized boolean remove(String keyId) {
    return secrets.removeIf(one -> one.credential.keyId().equals(keyId)) | removeCertificate(keyId);
  }

  /**
   * Takes a certificate away, at once.
   *
   * @param keyId its identifier
   * @return whether there was one
   */
  public synchronized boolean removeCertificate(String keyId) {
    return certificates.removeIf(one -> one.credential.keyId().equals(keyId));
  }

  synchronized void clock(Clock newClock) {
    clock = newClock;
  }

  synchronized void delay(Duration newDelay) {
    delay = newDelay;
  }

  synchronized ClientSecret secret(String text, Instant start, Instant end, String displayName) {
    forgetSecret(text);
    return add(secrets, new ClientSecret(text, start, end, displayName));
  }

  synchronized void forgetSecret(String text) {
    secrets.removeIf(known -> known.credential.text.equals(text));
  }

  synchronized ClientCertificate certificate(X509Certificate certificate, Instant start, Instant end, String displayName) {
    return add(certificates, new ClientCertificate(certificate, start, end, displayName));
  }

  synchronized void trust(FederatedCredential credential) {
    add(trusts, credential);
  }

  synchronized void trustToken(String assertion) {
    trustedTokens.add(assertion);
  }

  synchronized void clear() {
    secrets.clear();
    certificates.clear();
    trusts.clear();
    trustedTokens.clear();
  }

  synchronized Optional<EntraError> secretRefusal(String presented) {
    Instant now = clock.instant();
    return effective(secrets).stream().filter(known -> known.text.equals(presented) && known.hasBegun(now)).findFirst()
        .map(known -> known.hasEnded(now) ? Optional.of(EntraError.SECRET_EXPIRED) : Optional.<EntraError>empty())
        .orElse(Optional.of(EntraError.SECRET_INVALID));
  }

  synchronized List<ClientCertificate> effectiveCertificates() {
    return effective(certificates);
  }

  synchronized List<FederatedCredential> trusts() {
    return effective(trusts);
  }

  synchronized boolean trustsToken(String assertion) {
    return trustedTokens.contains(assertion);
  }

  /** A new credential has not reached every server at once; until then it is as if it were not there. */
  private <C> C add(List<Replicated<C>> all, C credential) {
    all.add(new Replicated<>(credential, delay.isZero() ? Instant.MIN : clock.instant().plus(delay)));
    return credential;
  }

  private static <C> boolean end(List<Replicated<C>> all, Function<C, String> name, String keyId,
      BiFunction<C, Instant, C> ended, Instant now) {
    for (int i = 0; i < all.size(); i++) {
      Replicated<C> one = all.get(i);
      if (name.apply(one.credential).equals(keyId)) {
        all.set(i, new Replicated<>(ended.apply(one.credential, now), one.since));
        return true;
      }
    }
    return false;
  }

  private static <C> List<C> registered(List<Replicated<C>> all) {
    return all.stream().map(one -> one.credential).collect(Collectors.toList());
  }

  private <C> List<C> effective(List<Replicated<C>> all) {
    Instant now = clock.instant();
    return all.stream().filter(one -> !now.isBefore(one.since)).map(one -> one.credential).collect(Collectors.toList());
  }

  private static final class Replicated<C> {
    final C credential;
    final Instant since;

    Replicated(C credential, Instant since) {
      this.credential = credential;
      this.since = since;
    }
  }
}
