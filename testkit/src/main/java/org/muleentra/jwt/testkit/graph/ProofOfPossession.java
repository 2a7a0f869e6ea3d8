package org.muleentra.jwt.testkit.graph;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import org.muleentra.jwt.testkit.client.AssertionSignature;

/**
 * The JWT with which an application proves that it has one of its keys, before it adds or removes one.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code concepts/application-rollkey-prooftoken.md}: {@code aud}, {@code iss}
 * the object id, {@code nbf}, {@code exp} 10 minutes later ("should not be more"), signed with "one of the application's existing
 * valid certificates", without {@code =}. Whose object id stands in {@code iss} is told in three ways there and in
 * {@code application-addkey.md} and {@code application-removekey.md}; here it is that "on which the call is made". The algorithm
 * is not documented: the sample's {@code X509SigningCredentials} sign RS256 unless told otherwise. No skew of clocks is.
 */
final class ProofOfPossession {
  private static final String AUDIENCE = "00000002-0000-0000-c000-000000000000";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private ProofOfPossession() {}

  static boolean isValid(String proof, String objectId, Collection<RSAPublicKey> keys, Instant now) {
    if (proof.indexOf('=') >= 0) {
      return false;
    }
    try {
      SignedJWT jwt = SignedJWT.parse(proof);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      return AssertionSignature.isBy(jwt, Collections.singletonList(JWSAlgorithm.RS256), keys)
          && claims.getAudience().equals(Collections.singletonList(AUDIENCE))
          && objectId.equalsIgnoreCase(claims.getIssuer())
          && isInTime(claims.getNotBeforeTime(), claims.getExpirationTime(), now);
    } catch (ParseException e) {
      return false;
    }
  }

  private static boolean isInTime(Date nbf, Date exp, Instant now) {
    return nbf != null && exp != null && !nbf.toInstant().isAfter(now) && now.isBefore(exp.toInstant())
        && !exp.toInstant().isAfter(nbf.toInstant().plus(LONGEST));
  }
}
