package org.muleentra.jwt.testkit.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.muleentra.jwt.testkit.key.SigningKey;

/** How a client proves itself with a JWT of its own (RFC 7523 §2.2), as Entra demands of certificate credentials. */
public final class ClientAssertion {
  /** {@code client_assertion_type} (RFC 7523 §2.2). */
  public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(10);

  private final Clock clock;

  public ClientAssertion(Clock clock) {
    this.clock = clock;
  }

  /** The refusal, or empty where the assertion proves the client. */
  public Optional<EntraError> refusal(AppRegistration client, String assertion, Collection<String> audiences) {
    if (client.trusts(assertion)) {
      return Optional.empty();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(assertion);
      Base64URL thumbprint = jwt.getHeader().getX509CertSHA256Thumbprint();
      if (thumbprint == null) {
        // What names no certificate is taken for the assertion of another identity provider.
        return Optional.of(EntraError.FEDERATED_IDENTITY_UNKNOWN);
      }
      Optional<SigningKey> key = client.certificateNamed(thumbprint.toString());
      if (!key.isPresent() || !isSignedBy(jwt, key.get())) {
        return Optional.of(EntraError.ASSERTION_INVALID);
      }
      return claimsRefusal(client, jwt.getJWTClaimsSet(), audiences);
    } catch (ParseException e) {
      return Optional.of(EntraError.ASSERTION_MALFORMED);
    }
  }

  private static boolean isSignedBy(SignedJWT jwt, SigningKey key) {
    try {
      return JWSAlgorithm.PS256.equals(jwt.getHeader().getAlgorithm())
          && jwt.verify(new RSASSAVerifier((RSAPublicKey) key.publicKey()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private Optional<EntraError> claimsRefusal(AppRegistration client, JWTClaimsSet claims, Collection<String> audiences) {
    if (!client.clientId().equals(claims.getIssuer()) || !client.clientId().equals(claims.getSubject())) {
      return Optional.of(EntraError.ASSERTION_OF_ANOTHER_CLIENT);
    }
    if (claims.getAudience().size() != 1 || !audiences.contains(claims.getAudience().get(0))) {
      return Optional.of(EntraError.ASSERTION_AUDIENCE_INVALID);
    }
    Instant now = clock.instant();
    Date exp = claims.getExpirationTime();
    Date nbf = claims.getNotBeforeTime();
    boolean inTime = exp != null && now.isBefore(exp.toInstant())
        && !exp.toInstant().isAfter(now.plus(LONGEST_LIFETIME))
        && (nbf == null || !nbf.toInstant().isAfter(now));
    return inTime ? Optional.empty() : Optional.of(EntraError.ASSERTION_NOT_IN_TIME);
  }
}
