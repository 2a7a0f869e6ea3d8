package org.muleentra.jwt.benchmarks.peer;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's decoder with its validators. */
final class SpringDecoder implements Peer {

  private final JwtDecoder decoder;

  SpringDecoder(Expectations expected) {
    NimbusJwtDecoder nimbus = NimbusJwtDecoder.withJwkSource(NimbusRules.keys(expected)).jwsAlgorithm(SignatureAlgorithm.RS256).build();
    JwtTimestampValidator times = new JwtTimestampValidator();
    times.setAllowEmptyExpiryClaim(false);
    nimbus.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, new JwtIssuerValidator(expected.issuer()),
        new JwtAudienceValidator(expected.audience())));
    decoder = nimbus;
  }

  @Override
  public String title() {
    return "Spring Security";
  }

  @Override
  public Object take(String token) {
    try {
      Jwt jwt = decoder.decode(token);
      return Caller.of(jwt.getClaimAsString(Caller.OBJECT_ID), jwt.getClaimAsStringList(Caller.GROUPS));
    } catch (JwtException refused) {
      return refused;
    }
  }
}
