package org.muleentra.jwt.core.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

/**
 * Proves to Microsoft Graph that we have a key which is registered already, before it takes or removes another.
 *
 * <p>Claims and the longest life are those of "Generate proof of possession tokens for rolling keys". No algorithm is named there;
 * its sample signs RS256 and names the certificate by {@code kid} and {@code x5t}, as its library does for a certificate.
 */
final class ProofOfPossession {

  private static final String AUDIENCE = "00000002-0000-0000-c000-000000000000";

  /** The ten minutes that the page says, begun a little before now, as Graph's clock may be behind ours. */
  private static final long BEFORE_SECONDS = 60;
  private static final long AFTER_SECONDS = 540;

  private ProofOfPossession() {
  }

  /**
   * A proof for one call.
   *
   * @param objectId of the application whose keys are changed, a GUID
   * @param by whose certificate is on the registration and in its time
   */
  static String of(String objectId, SigningIdentity by, Clock clock) {
    Instant now = clock.instant();
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(by.thumbprint())
        .x509CertThumbprint(Base64URL.encode(by.sha1())).build();
    SignedJWT proof = new SignedJWT(header, new JWTClaimsSet.Builder().audience(AUDIENCE).issuer(objectId)
        .notBeforeTime(Date.from(now.minusSeconds(BEFORE_SECONDS))).expirationTime(Date.from(now.plusSeconds(AFTER_SECONDS))).build());
    try {
      proof.sign(new RSASSASigner(by.privateKey()));
    } catch (JOSEException e) {
      throw new CredentialException("this runtime cannot sign with RS256, which the proof of possession needs");
    }
    return proof.serialize();
  }
}
