package org.muleentra.jwt.testkit.example;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * Stands in the examples for the API that a reader wants to test: readers get in, with a token for this API. It is nothing of ours:
 * the gateway's and the benchmarks' classes of this name have our gatekeeper in front, and the testkit shares no code with it.
 */
final class OrdersApi {
  private final MockEntra entra;

  OrdersApi(MockEntra entra) {
    this.entra = entra;
  }

  int status(String token) throws Exception {
    JWKSet keys;
    try {
      keys = JWKSet.load(URI.create(entra.keysUrl(TokenVersion.V2)).toURL());
    } catch (IOException | ParseException e) {
      return 503;
    }
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
    try {
      JWTClaimsSet claims = processor.process(token, null);
      if (!claims.getAudience().contains(Contoso.API_CLIENT_ID)) {
        return 401;
      }
      List<String> groups = claims.getStringListClaim("groups");
      return groups != null && groups.contains(Contoso.READERS_GROUP_ID) ? 200 : 403;
    } catch (BadJOSEException | ParseException e) {
      return 401;
    }
  }
}
