package org.muleentra.jwt.testkit.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;

/** Whether somebody really signed a token. */
public final class AssertionSignature {
  private AssertionSignature() {}

  /** True when one of the keys made the signature, with one of the algorithms. */
  public static boolean isBy(SignedJWT jwt, Collection<JWSAlgorithm> algorithms, Collection<RSAPublicKey> keys) {
    if (!algorithms.contains(jwt.getHeader().getAlgorithm())) {
      return false;
    }
    for (RSAPublicKey key : keys) {
      try {
        if (jwt.verify(new RSASSAVerifier(key))) {
          return true;
        }
      } catch (JOSEException e) {
        // This key cannot verify it: the next one may.
        continue;
      }
    }
    return false;
  }
}
