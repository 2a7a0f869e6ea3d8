package org.muleentra.jwt.benchmarks.peer;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import java.util.List;

/** jjwt with a locator of keys by their {@code kid}. */
final class Jjwt implements Peer {

  private final JwtParser parser;

  Jjwt(Expectations expected) {
    parser = Jwts.parser().sig().clear().add(Jwts.SIG.RS256).and()
        .keyLocator(header -> header instanceof ProtectedHeader signed ? expected.keys().get(signed.getKeyId()) : null)
        .requireIssuer(expected.issuer()).requireAudience(expected.audience()).build();
  }

  @Override
  public String title() {
    return "jjwt";
  }

  @Override
  @SuppressWarnings("unchecked")
  public Object take(String token) {
    try {
      Claims claims = parser.parseSignedClaims(token).getPayload();
      return claims.getExpiration() == null ? new JwtException("no expiration")
          : Caller.of((String) claims.get(Caller.OBJECT_ID), (List<String>) claims.get(Caller.GROUPS));
    } catch (JwtException | IllegalArgumentException refused) {
      return refused;
    }
  }
}
