package org.muleentra.jwt.benchmarks.peer;

import java.util.List;
import java.util.Map;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** All of them, in front of one API. */
final class Peers {

  private Peers() {}

  /** The whole door first. */
  static List<Peer> of(OrdersApi api) {
    Expectations expected = new Expectations(api.issuer(), Contoso.API_CLIENT_ID, Map.of(api.kid(), api.key()), api.jwks());
    return List.of(new WholeDoor(api), new Fusionauth(expected), new JavaJwt(expected), new Jjwt(expected), new NimbusVerifier(expected),
        new NimbusProcessor(expected), new SpringDecoder(expected));
  }
}
