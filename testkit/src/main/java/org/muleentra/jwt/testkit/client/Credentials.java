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
import java.util.stream.Collectors;

/** With what a client may prove itself, by the mock's clock. Thread-safe. */
final class Credentials {
  private final List<Replicated<ClientSecret>> secrets = new ArrayList<>();
  private final List<Replicated<ClientCertificate>> certificates = new ArrayList<>();
  private final List<Replicated<FederatedCredential>> trusts = new ArrayList<>();
  private final Set<String> trustedTokens = new HashSet<>();
  private Clock clock = Clock.systemUTC();
  private Duration delay = Duration.ZERO;

  synchronized void clock(Clock newClock) {
    clock = newClock;
  }

  synchronized void delay(Duration newDelay) {
    delay = newDelay;
  }

  synchronized void secret(String text, Instant start, Instant end) {
    forgetSecret(text);
    secrets.add(replicated(new ClientSecret(text, start, end)));
  }

  synchronized void forgetSecret(String text) {
    secrets.removeIf(known -> known.credential.text.equals(text));
  }

  synchronized void certificate(X509Certificate certificate, Instant start, Instant end) {
    certificates.add(replicated(new ClientCertificate(certificate, start, end)));
  }

  synchronized void trust(FederatedCredential credential) {
    trusts.add(replicated(credential));
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

  synchronized List<ClientCertificate> certificates() {
    return effective(certificates);
  }

  synchronized List<FederatedCredential> trusts() {
    return effective(trusts);
  }

  synchronized boolean trustsToken(String assertion) {
    return trustedTokens.contains(assertion);
  }

  /** A new credential has not reached every server at once; until then it is as if it were not there. */
  private <C> Replicated<C> replicated(C credential) {
    return new Replicated<>(credential, delay.isZero() ? Instant.MIN : clock.instant().plus(delay));
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
