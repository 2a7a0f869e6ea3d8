package org.muleentra.jwt.benchmarks.peer;

import io.fusionauth.jwt.InvalidJWTException;
import io.fusionauth.jwt.JWTDecoder;
import io.fusionauth.jwt.JWTException;
import io.fusionauth.jwt.Verifier;
import io.fusionauth.jwt.domain.Algorithm;
import io.fusionauth.jwt.domain.JWT;
import io.fusionauth.jwt.rsa.RSAVerifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** fusionauth-jwt: its decoder judges signature, {@code exp} and {@code nbf}; issuer and audience are its user's to compare. */
final class Fusionauth implements Peer {

  private final Expectations expected;
  private final JWTDecoder decoder = new JWTDecoder();
  private final Map<String, Verifier> verifiers = new HashMap<>();

  Fusionauth(Expectations expected) {
    this.expected = expected;
    expected.keys().forEach((kid, key) -> verifiers.put(kid, new OnlyRs256(RSAVerifier.newVerifier(key))));
  }

  /** Its verifier of RSA keys takes any hash. */
  private record OnlyRs256(Verifier rsa) implements Verifier {

    @Override
    public boolean canVerify(Algorithm algorithm) {
      return algorithm == Algorithm.RS256;
    }

    @Override
    public void verify(Algorithm algorithm, byte[] message, byte[] signature) {
      rsa.verify(algorithm, message, signature);
    }
  }

  @Override
  public String title() {
    return "fusionauth-jwt";
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public Object take(String token) {
    try {
      JWT jwt = decoder.decode(token, verifiers::get);
      boolean forUs = expected.issuer().equals(jwt.issuer) && isAudience(jwt.audience) && jwt.expiration != null;
      return forUs ? Caller.of(jwt.getString(Caller.OBJECT_ID), (List) jwt.getList(Caller.GROUPS))
          : new InvalidJWTException("issuer, audience or expiration");
    } catch (JWTException refused) {
      return refused;
    }
  }

  private boolean isAudience(Object audience) {
    return audience instanceof List<?> list ? list.contains(expected.audience()) : expected.audience().equals(audience);
  }
}
