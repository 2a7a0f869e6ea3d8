package org.muleentra.jwt.core.rotation;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.muleentra.jwt.core.identity.SigningIdentity;

/** When a new key is due, and how it is made; immutable. */
final class NewKeys {

  /**
   * So much longer than until its own rotation a certificate is good: a rotation that fails is tried again through all of it, and the
   * watch, which tells 90 days before an end, tells of none that goes as it should.
   */
  static final Duration SPARE = Duration.ofDays(120);

  /** A certificate that ends sooner than it is old enough is renewed so long before, or a third of its time where that is short. */
  private static final Duration BEFORE_END = Duration.ofDays(30);

  /** Entra's clock may be behind ours. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final int BITS = 3072;

  private final String commonName;
  private final Duration after;
  private final Supplier<KeyPair> pairs;

  NewKeys(String clientId, Duration after, Supplier<KeyPair> pairs) {
    this.commonName = "entra-jwt " + clientId;
    this.after = after;
    this.pairs = pairs;
  }

  /** A pair of an RSA key of 3072 bits. */
  static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /** Whether a certificate is old enough, or near enough to its end, to be renewed. */
  boolean isDue(SigningIdentity certificate, Instant now) {
    Duration third = Duration.between(certificate.begin(), certificate.expiry()).dividedBy(3);
    Instant latest = certificate.expiry().minus(third.compareTo(BEFORE_END) < 0 ? third : BEFORE_END);
    Instant aged = certificate.begin().plus(after);
    return !now.isBefore(aged.isBefore(latest) ? aged : latest);
  }

  SigningIdentity make(Instant now) {
    return SigningIdentity.selfSigned(pairs.get(), commonName, now.minus(CLOCKS_APART), now.plus(after).plus(SPARE));
  }
}
