package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A flood of tokens each of which names a tenant that nobody has, under a key that is known. */
public final class InventedIssuers implements Callers {

  private final String header;
  private final String payload;

  public InventedIssuers(MockEntra entra) {
    this.header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + entra.keys().current().kid() + "\"}";
    this.payload = Tokens.payload(entra.userToken().sign());
  }

  @Override
  public Ask next(Random random) {
    return new Ask("invented issuer", "/orders/1",
        Tokens.forged(header, payload.replace(Contoso.TENANT_ID, Tokens.guid(random)), random), Due.REFUSAL);
  }
}
