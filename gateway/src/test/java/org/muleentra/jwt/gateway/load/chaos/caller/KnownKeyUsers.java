package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Users whose key the gates have known since before anything went wrong. */
public final class KnownKeyUsers implements Callers {

  private final String kind;
  private final String path;
  private final List<String> tokens;

  /** @param path of the API that they call */
  public KnownKeyUsers(MockEntra entra, String kind, String path) {
    this.kind = kind;
    this.path = path;
    this.tokens = Tokens.several(i -> entra.userToken().groups(Contoso.READERS_GROUP_ID).sign());
  }

  @Override
  public Ask next(Random random) {
    return new Ask(kind, path, tokens.get(random.nextInt(tokens.size())), Due.ADMISSION);
  }
}
