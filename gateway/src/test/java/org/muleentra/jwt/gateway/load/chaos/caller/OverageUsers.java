package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Users in too many groups for their token, most of whom nobody has looked up before. */
public final class OverageUsers implements Callers {

  private final MockEntra entra;
  private final SigningKey key;
  private volatile Ask last;

  public OverageUsers(MockEntra entra) {
    this.entra = entra;
    this.key = entra.keys().current();
  }

  @Override
  public Ask next(Random random) {
    Ask known = last;
    if (known != null && random.nextInt(4) == 0) {
      return known;
    }
    String objectId = Tokens.guid(random);
    entra.graph().membership(objectId, Contoso.READERS_GROUP_ID);
    last = new Ask("user, overage", "/orders/1",
        entra.userToken().objectId(objectId).groupOverage().signedBy(key).sign(), Due.ADMISSION);
    return last;
  }
}
