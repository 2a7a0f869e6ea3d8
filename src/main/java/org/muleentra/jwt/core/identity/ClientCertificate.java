package org.muleentra.jwt.core.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A certificate whose private key signs an assertion for each token request (RFC 7523 §2.2).
 *
 * <p>PS256 with {@code x5t#S256}, as Microsoft's "Application authentication certificate credentials" asks.
 */
final class ClientCertificate implements ClientCredential {

  /** How long an assertion lives: Microsoft advises 5 to 10 minutes. */
  private static final long LIFETIME_SECONDS = 300;

  /** Time enough to make another, give it to Entra and deploy it. */
  private static final Duration SOON = Duration.ofDays(30);

  private final String name;
  private final String field;
  private final SigningIdentity identity;
  private final RSASSASigner signer;
  private final JWSHeader header;
  private final String thumbprint;
  private final Clock clock;

  /** @param field the setting that it is told by */
  ClientCertificate(String field, SigningIdentity identity, Clock clock) {
    this(field, field, identity, clock);
  }

  /** @param name the element that has the setting */
  ClientCertificate(String name, String field, SigningIdentity identity, Clock clock) {
    this.name = name;
    this.field = field;
    this.identity = identity;
    this.thumbprint = identity.thumbprint();
    this.signer = new RSASSASigner(identity.privateKey());
    this.header = new JWSHeader.Builder(JWSAlgorithm.PS256).type(JOSEObjectType.JWT)
        .x509CertSHA256Thumbprint(X509CertUtils.computeSHA256Thumbprint(identity.certificate()))
        .build();
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String thumbprint() {
    return thumbprint;
  }

  @Override
  public Instant end() {
    return identity.expiry();
  }

  @Override
  public boolean isInItsTime() {
    return identity.isInItsTime(clock.instant());
  }

  @Override
  public List<String> doubts() {
    Instant now = clock.instant();
    if (identity.isInItsTime(now)) {
      return now.plus(SOON).isBefore(end()) ? Collections.emptyList() : Collections.singletonList(field + " expires at " + end()
          + ": make another, add it to the application in Entra, and set it here before");
    }
    return Collections.singletonList(field + (now.isAfter(end())
        ? " has expired at " + end() + ", and only the other credential serves: make another, add it to the application in Entra,"
            + " and set it here"
        : " is good from " + identity.begin() + " on, and until then the other credential serves"));
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
