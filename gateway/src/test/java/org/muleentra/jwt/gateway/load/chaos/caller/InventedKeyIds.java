package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A flood of tokens each of which names a key that nobody has. */
public final class InventedKeyIds implements Callers {

  private final String path;
  private final String payload;

  public InventedKeyIds(MockEntra entra) {
    this("/orders/1", entra.userToken().groups(Contoso.READERS_GROUP_ID).sign());
  }

  /**
   * @param path of the API that they call
   * @param token whose payload theirs is
   */
  public InventedKeyIds(String path, String token) {
    this.path = path;
    this.payload = Tokens.payload(token);
  }

  @Override
  public Ask next(Random random) {
    String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"invented-" + Long.toHexString(random.nextLong()) + "\"}";
    return new Ask("invented kid", path, Tokens.forged(header, payload, random), Due.REFUSAL);
  }
}
