package org.muleentra.jwt.benchmarks.peer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** Nimbus put together by hand: parse, a verifier made once for each key, its claims verifier. */
final class NimbusVerifier implements Peer {

  private final Map<String, JWSVerifier> verifiers = new HashMap<>();
  private final DefaultJWTClaimsVerifier<SecurityContext> rules;

  NimbusVerifier(Expectations expected) {
    expected.keys().forEach((kid, key) -> verifiers.put(kid, new RSASSAVerifier(key)));
    rules = NimbusRules.claims(expected);
  }

  @Override
  public String title() {
    return "nimbus verifier";
  }

  @Override
  public Object take(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWSVerifier verifier = verifiers.get(jwt.getHeader().getKeyID());
      if (verifier == null || !JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
        return new BadJOSEException("key, algorithm or signature");
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      rules.verify(claims, null);
      return NimbusRules.caller(claims);
    } catch (ParseException | JOSEException | BadJOSEException refused) {
      return refused;
    }
  }
}
