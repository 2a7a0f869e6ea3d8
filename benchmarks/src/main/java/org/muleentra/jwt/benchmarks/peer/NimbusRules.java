package org.muleentra.jwt.benchmarks.peer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.text.ParseException;
import java.util.Set;

/** The expectations in Nimbus's words. */
final class NimbusRules {

  private NimbusRules() {}

  static DefaultJWTClaimsVerifier<SecurityContext> claims(Expectations expected) {
    return new DefaultJWTClaimsVerifier<>(expected.audience(), new JWTClaimsSet.Builder().issuer(expected.issuer()).build(), Set.of("exp"));
  }

  static JWKSource<SecurityContext> keys(Expectations expected) {
    try {
      return new ImmutableJWKSet<>(JWKSet.parse(expected.jwks()));
    } catch (ParseException e) {
      throw new IllegalArgumentException("The key set cannot be read", e);
    }
  }

  static Caller caller(JWTClaimsSet claims) throws ParseException {
    return Caller.of(claims.getStringClaim(Caller.OBJECT_ID), claims.getStringListClaim(Caller.GROUPS));
  }
}
