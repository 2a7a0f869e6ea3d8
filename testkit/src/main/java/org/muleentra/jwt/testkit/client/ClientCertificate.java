package org.muleentra.jwt.testkit.client;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/** A certificate registered with a client, by the thumbprints under which assertions name it. Immutable. */
final class ClientCertificate {
  final RSAPublicKey publicKey;
  private final String x5t;
  private final String x5tS256;
  private final Instant start;
  private final Instant end;

  /** Thumbprints are of the DER encoding, in base64url without padding ("Certificate credentials", header). */
  ClientCertificate(X509Certificate certificate, Instant start, Instant end) {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
      throw new IllegalArgumentException("only an RSA key has a certificate at Entra");
    }
    publicKey = (RSAPublicKey) certificate.getPublicKey();
    x5t = thumbprint("SHA-1", certificate);
    x5tS256 = thumbprint("SHA-256", certificate);
    this.start = start;
    this.end = end;
  }

  /** A thumbprint that is {@code null} was not named; at least one must have been. */
  boolean isNamed(String sha256, String sha1) {
    return (sha256 == null || sha256.equals(x5tS256)) && (sha1 == null || sha1.equals(x5t));
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(start);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(end);
  }

  private static String thumbprint(String algorithm, X509Certificate certificate) {
    try {
      return Base64.getUrlEncoder().withoutPadding()
          .encodeToString(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate that cannot be encoded", e);
    }
  }
}
