package org.muleentra.jwt.benchmarks.peer;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.RSAKeyProvider;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/** auth0's java-jwt with a provider of keys by their {@code kid}. */
final class JavaJwt implements Peer {

  private final JWTVerifier verifier;

  JavaJwt(Expectations expected) {
    verifier = JWT.require(Algorithm.RSA256(new Keys(expected.keys())))
        .withIssuer(expected.issuer()).withAudience(expected.audience()).withClaimPresence("exp").build();
  }

  private record Keys(Map<String, RSAPublicKey> byKid) implements RSAKeyProvider {

    @Override
    public RSAPublicKey getPublicKeyById(String kid) {
      return byKid.get(kid);
    }

    @Override
    public RSAPrivateKey getPrivateKey() {
      return null;
    }

    @Override
    public String getPrivateKeyId() {
      return null;
    }
  }

  @Override
  public String title() {
    return "auth0 java-jwt";
  }

  @Override
  public Object take(String token) {
    try {
      DecodedJWT jwt = verifier.verify(token);
      return Caller.of(jwt.getClaim(Caller.OBJECT_ID).asString(), jwt.getClaim(Caller.GROUPS).asList(String.class));
    } catch (JWTVerificationException refused) {
      return refused;
    }
  }
}
