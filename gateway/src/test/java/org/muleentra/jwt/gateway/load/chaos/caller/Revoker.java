package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Revokes one token after the other at a desk, by its id, its session or its holder; used by one thread. */
public final class Revoker {

  private static final String[] KINDS = {"tokenId", "sessionId", "objectId"};

  private final MockEntra entra;
  private final SigningKey key;
  private final Client client;
  private final Random random;

  public Revoker(MockEntra entra, Client client, Random random) {
    this.entra = entra;
    this.key = entra.keys().current();
    this.client = client;
    this.random = random;
  }

  /**
   * A new token, revoked at this desk.
   *
   * @param desk path of the desk's API
   */
  public Revocation revoke(String desk) {
    String objectId = Tokens.guid(random);
    String sessionId = Tokens.guid(random);
    String tokenId = "t" + Long.toHexString(random.nextLong());
    TokenBuilder token = entra.userToken().groups(Contoso.READERS_GROUP_ID).objectId(objectId).claim("sid", sessionId)
        .claim("uti", tokenId).signedBy(key);
    int kind = random.nextInt(KINDS.length);
    String value = new String[] {tokenId, sessionId, objectId}[kind];
    String signed = token.sign();
    Ask ask = new Ask("revoke", desk + "/revoke?kind=" + KINDS[kind] + "&claim=" + value, signed, Due.ANSWER);
    return new Revocation(ask, client.send(ask));
  }

  /** The same entry, taken back at a desk. */
  public Answer reinstate(Revocation revocation, String desk) {
    String query = revocation.ask().path().substring(revocation.ask().path().indexOf('?'));
    return client.send(new Ask("reinstate", desk + "/reinstate" + query, revocation.token(), Due.ANSWER));
  }

  /** What was asked of the desk and what it said; the token is revoked where that is 200. */
  public record Revocation(Ask ask, Answer answer) {

    public String token() {
      return ask.token();
    }

    public boolean isDone() {
      return answer.status() == 200;
    }
  }
}
