package org.muleentra.jwt.core.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * A certificate whose private key signs an assertion for each token request (RFC 7523 §2.2).
 *
 * <p>PS256 with {@code x5t#S256}, as Microsoft's "Application authentication certificate credentials" asks.
 */
final class ClientCertificate implements ClientCredential {

  /** How long an assertion lives: Microsoft advises 5 to 10 minutes. */
  private static final long LIFETIME_SECONDS = 300;

  private static final int MINIMUM_MODULUS_BITS = 2048;

  /** Time enough to make another, give it to Entra and deploy it. */
  private static final Duration SOON = Duration.ofDays(30);

  /** By which the clock of whoever made a certificate may be ahead of ours. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private final String field;
  private final Instant expiry;
  private final RSASSASigner signer;
  private final JWSHeader header;
  private final Clock clock;

  private ClientCertificate(String field, X509Certificate certificate, RSAPrivateKey key, Clock clock)
      throws GeneralSecurityException {
    this.field = field;
    this.expiry = certificate.getNotAfter().toInstant();
    this.signer = new RSASSASigner(key);
    this.header = new JWSHeader.Builder(JWSAlgorithm.PS256).type(JOSEObjectType.JWT)
        .x509CertSHA256Thumbprint(
            Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded())))
        .build();
    this.clock = clock;
  }

  /**
   * A certificate and its unencrypted PKCS #8 private key out of a PEM text, in either order; of several certificates the
   * first.
   *
   * @throws InvalidSettingException naming {@code field} when it is anything else
   */
  static ClientCertificate of(String field, String pem, Clock clock) {
    List<byte[]> certificates = blocks("CERTIFICATE", pem);
    List<byte[]> keys = blocks("PRIVATE KEY", pem);
    if (certificates.isEmpty() || keys.size() != 1) {
      throw new InvalidSettingException(field,
          "must be a PEM text with a CERTIFICATE and one unencrypted PRIVATE KEY (PKCS #8)");
    }
    try {
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(certificates.get(0)));
      RSAPrivateKey key =
          (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
      if (!(certificate.getPublicKey() instanceof RSAPublicKey)
          || !((RSAPublicKey) certificate.getPublicKey()).getModulus().equals(key.getModulus())) {
        throw new InvalidSettingException(field, "must hold the private key of its certificate");
      }
      if (key.getModulus().bitLength() < MINIMUM_MODULUS_BITS) {
        throw new InvalidSettingException(field, "must hold an RSA key of 2048 bits or more");
      }
      requireValid(field, certificate, clock.instant());
      return new ClientCertificate(field, certificate, key, clock);
    } catch (GeneralSecurityException notReadable) {
      // Its message may quote what it could not read.
      throw new InvalidSettingException(field, "must be a PEM text with an X.509 certificate and its RSA private key");
    }
  }

  /** Entra refuses what is signed by any other (AADSTS700027); the last second of its time counts (RFC 5280 §4.1.2.5). */
  private static void requireValid(String field, X509Certificate certificate, Instant now) {
    Instant begin = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw new InvalidSettingException(field, "must not have expired: its time ended at " + end
          + "; make another, add it to the application in Entra, and set it here");
    }
    if (begin.isAfter(now.plus(CLOCKS_APART))) {
      throw new InvalidSettingException(field, "must be valid now: its time begins at " + begin
          + "; deploy it then, or look at the clock of this runtime");
    }
  }

  @Override
  public List<String> doubts() {
    return clock.instant().plus(SOON).isBefore(expiry) ? Collections.emptyList()
        : Collections.singletonList(field + " expires at " + expiry
            + ": make another, add it to the application in Entra, and set it here before");
  }

  private static List<byte[]> blocks(String label, String pem) {
    Matcher matcher = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----")
        .matcher(pem);
    List<byte[]> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(Base64.getMimeDecoder().decode(matcher.group(1)));
    }
    return blocks;
  }

  @Override
  public Map<String, String> parameters(String clientId, URI audience) {
    Instant now = clock.instant();
    SignedJWT assertion = new SignedJWT(header, new JWTClaimsSet.Builder()
        .issuer(clientId).subject(clientId).audience(audience.toString()).jwtID(UUID.randomUUID().toString())
        .issueTime(Date.from(now)).notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
        .build());
    try {
      assertion.sign(signer);
    } catch (JOSEException e) {
      throw new CredentialException("this runtime cannot sign with PS256, which the certificate needs");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_assertion_type", JWT_BEARER);
    parameters.put("client_assertion", assertion.serialize());
    return parameters;
  }
}
