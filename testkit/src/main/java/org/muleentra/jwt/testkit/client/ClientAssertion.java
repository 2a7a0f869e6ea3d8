package org.muleentra.jwt.testkit.client;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a client proves itself with a JWT (RFC 7523 §2.2), of its own or of another identity provider. Thread-safe.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/certificate-credentials.md}, for an assertion of the
 * client's own: PS256, {@code x5t#S256}, {@code iss} and {@code sub} the client, {@code aud} the token endpoint of the
 * tenant; {@code exp} "on or after which" it is refused, without an upper limit. RS256 and the SHA-1 {@code x5t} are
 * in the sample requests of {@code v2-oauth2-client-creds-grant-flow.md} and of
 * AzureAD/microsoft-authentication-library-for-java, {@code JwtHelper}. Another provider's is
 * judged by {@link FederatedCredential}. That a {@code jti} serves once is not documented but demanded here: a client that
 * repeats one is wrong (RFC 7523 §3).
 */
public final class ClientAssertion {
  /** {@code client_assertion_type} (RFC 7523 §2.2). */
  public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final List<JWSAlgorithm> OWN = Arrays.asList(JWSAlgorithm.PS256, JWSAlgorithm.RS256);

  private final Clock clock;
  private final Map<String, Instant> seen = new HashMap<>();

  public ClientAssertion(Clock clock) {
    this.clock = clock;
  }

  /** The refusal, or empty where the assertion proves the client. */
  public Optional<EntraError> refusal(AppRegistration client, String assertion, Collection<String> audiences) {
    if (client.credentials().trustsToken(assertion)) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean own = jwt.getHeader().getX509CertSHA256Thumbprint() != null || sha1(jwt) != null
          || client.clientId().equals(claims.getIssuer());
      return own ? ownRefusal(client, jwt, claims, audiences) : federatedRefusal(client, jwt, claims);
    } catch (ParseException e) {
      return Optional.of(EntraError.ASSERTION_MALFORMED);
    }
  }

  private Optional<EntraError> ownRefusal(AppRegistration client, SignedJWT jwt, JWTClaimsSet claims,
      Collection<String> audiences) {
    Optional<EntraError> unsigned = certificateRefusal(client, jwt);
    if (unsigned.isPresent()) {
      return unsigned;
    }
    if (!client.clientId().equals(claims.getIssuer()) || !client.clientId().equals(claims.getSubject())) {
      return Optional.of(EntraError.ASSERTION_OF_ANOTHER_CLIENT);
    }
    if (claims.getAudience().size() != 1 || !audiences.contains(claims.getAudience().get(0))) {
      return Optional.of(EntraError.ASSERTION_AUDIENCE_INVALID);
    }
    if (!isInTime(claims)) {
      return Optional.of(EntraError.ASSERTION_NOT_IN_TIME);
    }
    return claims.getJWTID() != null && isRepeated(client, claims)
        ? Optional.of(EntraError.ASSERTION_REPEATED) : Optional.empty();
  }

  private Optional<EntraError> certificateRefusal(AppRegistration client, SignedJWT jwt) {
    String sha256 = Objects.toString(jwt.getHeader().getX509CertSHA256Thumbprint(), null);
    String sha1 = sha1(jwt);
    if (sha256 == null && sha1 == null) {
      return Optional.of(EntraError.ASSERTION_INVALID);
    }
    Instant now = clock.instant();
    Optional<ClientCertificate> certificate = client.credentials().effectiveCertificates().stream()
        .filter(one -> one.isNamed(sha256, sha1) && one.hasBegun(now)).findFirst();
    if (!certificate.isPresent()
        || !AssertionSignature.isBy(jwt, OWN, Collections.singletonList(certificate.get().publicKey))) {
      return Optional.of(EntraError.ASSERTION_INVALID);
    }
    return certificate.get().hasEnded(now) ? Optional.of(EntraError.CERTIFICATE_EXPIRED) : Optional.empty();
  }

  private Optional<EntraError> federatedRefusal(AppRegistration client, SignedJWT jwt, JWTClaimsSet claims) {
    List<FederatedCredential> trusts = client.credentials().trusts();
    if (trusts.isEmpty()) {
      return Optional.of(EntraError.FEDERATION_UNKNOWN);
    }
    if (trusts.stream().noneMatch(trust -> trust.issuer().equals(claims.getIssuer()))) {
      return Optional.of(EntraError.FEDERATED_ISSUER_UNKNOWN);
    }
    List<String> audience = claims.getAudience();
    if (trusts.stream().noneMatch(trust -> trust.issuer().equals(claims.getIssuer())
        && audience.size() == 1 && trust.audience().equals(audience.get(0)))) {
      return Optional.of(EntraError.FEDERATED_AUDIENCE_UNKNOWN);
    }
    Optional<FederatedCredential> trust = trusts.stream().filter(one -> one.issuer().equals(claims.getIssuer())
        && one.audience().equals(audience.get(0)) && one.subject().equals(claims.getSubject())).findFirst();
    if (!trust.isPresent()) {
      return Optional.of(EntraError.FEDERATED_SUBJECT_UNKNOWN);
    }
    // CODES: 50027 stands for "External ID token from issuer failed signature verification".
    if (!AssertionSignature.isBy(jwt, Collections.singletonList(JWSAlgorithm.RS256), trust.get().keys())) {
      return Optional.of(EntraError.ASSERTION_MALFORMED);
    }
    return isInTime(claims) ? Optional.empty() : Optional.of(EntraError.ASSERTION_NOT_IN_TIME);
  }

  private boolean isInTime(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date exp = claims.getExpirationTime();
    Date nbf = claims.getNotBeforeTime();
    return exp != null && now.isBefore(exp.toInstant()) && (nbf == null || !nbf.toInstant().isAfter(now));
  }

  private synchronized boolean isRepeated(AppRegistration client, JWTClaimsSet claims) {
    Instant now = clock.instant();
    seen.values().removeIf(end -> !now.isBefore(end));
    return seen.putIfAbsent(client.clientId() + " " + claims.getJWTID(), claims.getExpirationTime().toInstant()) != null;
  }

  @SuppressWarnings("deprecation") // The SHA-1 thumbprint is what older clients of Entra send.
  private static String sha1(SignedJWT jwt) {
    Base64URL thumbprint = jwt.getHeader().getX509CertThumbprint();
    return thumbprint == null ? null : thumbprint.toString();
  }
}
