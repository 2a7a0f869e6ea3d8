package org.muleentra.jwt.benchmarks.peer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;

/** Nimbus as its own pages recommend it. */
final class NimbusProcessor implements Peer {

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  NimbusProcessor(Expectations expected) {
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, NimbusRules.keys(expected)));
    processor.setJWTClaimsSetVerifier(NimbusRules.claims(expected));
  }

  @Override
  public String title() {
    return "nimbus processor";
  }

  @Override
  public Object take(String token) {
    try {
      return NimbusRules.caller(processor.process(token, null));
    } catch (ParseException | JOSEException | BadJOSEException refused) {
      return refused;
    }
  }
}
