package org.muleentra.jwt.testkit.client;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A certificate registered with a client, by the thumbprints under which assertions name it. Immutable.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/resources/keycredential.md} ({@code keyId},
 * {@code customKeyIdentifier} of 40 characters, which is the certificate's thumbprint where nothing was given).
 */
public final class ClientCertificate {
  final RSAPublicKey publicKey;
  private final X509Certificate certificate;
  private final String keyId;
  private final Instant start;
  private final Instant end;
  private final String displayName;

  ClientCertificate(X509Certificate certificate, Instant start, Instant end, String displayName) {
    this(certificate, UUID.randomUUID().toString(), start, end, displayName);
  }

  private ClientCertificate(X509Certificate certificate, String keyId, Instant start, Instant end, String displayName) {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
      throw new IllegalArgumentException("only an RSA key has a certificate at Entra");
    }
    publicKey = (RSAPublicKey) certificate.getPublicKey();
    this.certificate = certificate;
    this.keyId = keyId;
    this.start = start;
    this.end = end;
    this.displayName = displayName;
  }

  /** @return its identifier, a GUID */
  public String keyId() {
    return keyId;
  }

  /** @return its name, which is the certificate's subject where none was given */
  public String displayName() {
    return displayName == null ? certificate.getSubjectX500Principal().getName() : displayName;
  }

  /** @return the certificate as it was registered */
  public X509Certificate certificate() {
    return certificate;
  }

  /** @return the SHA-1 thumbprint, 40 hexadecimal digits in upper case */
  public String thumbprint() {
    StringBuilder digits = new StringBuilder();
    for (byte one : digest("SHA-1")) {
      digits.append(String.format("%02X", one));
    }
    return digits.toString();
  }

  /** @return the first moment at which it proves the client */
  public Instant start() {
    return start;
  }

  /** @return the first moment at which it no longer proves the client */
  public Instant end() {
    return end;
  }

  /**
   * @param now a time
   * @return whether it proves the client then
   */
  public boolean isValidAt(Instant now) {
    return hasBegun(now) && !hasEnded(now);
  }

  ClientCertificate ending(Instant newEnd) {
    return new ClientCertificate(certificate, keyId, start, newEnd, displayName);
  }

  /**
   * A thumbprint that is {@code null} was not named; at least one must have been. They are of the DER encoding, in base64url
   * without padding ("Certificate credentials", header).
   */
  boolean isNamed(String sha256, String sha1) {
    return (sha256 == null || sha256.equals(encoded("SHA-256"))) && (sha1 == null || sha1.equals(encoded("SHA-1")));
  }

  boolean hasBegun(Instant now) {
    return !now.isBefore(start);
  }

  boolean hasEnded(Instant now) {
    return !now.isBefore(end);
  }

  private String encoded(String algorithm) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(algorithm));
  }

  private byte[] digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("a certificate that cannot be encoded", e);
    }
  }
}
