package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Users whose tokens are signed with the key that was rolled in last. */
public final class FreshKeyUsers implements Callers {

  private final MockEntra entra;
  private final Deque<SigningKey> next = new ArrayDeque<>();
  private volatile List<String> tokens;
  private volatile SigningKey current;
  private int rolled;

  /** @param rollovers for so many a key is made now, as that takes a while */
  public FreshKeyUsers(MockEntra entra, int rollovers) {
    this.entra = entra;
    for (int i = 0; i < rollovers; i++) {
      next.add(SigningKey.generate());
    }
    use(entra.keys().current());
  }

  /** Publishes a new key, and from then on signs with it. */
  public void rollOver() {
    SigningKey key = next.isEmpty() ? SigningKey.generate() : next.remove();
    entra.keys().publish(key);
    rolled++;
    use(key);
  }

  /** Withdraws all keys but the newest. */
  public void withdrawOthers() {
    entra.keys().publishOnly(current);
  }

  /** How many keys were rolled in. */
  public int rolled() {
    return rolled;
  }

  private void use(SigningKey key) {
    current = key;
    tokens = Tokens.several(i -> entra.userToken().groups(Contoso.READERS_GROUP_ID).signedBy(key).sign());
  }

  @Override
  public Ask next(Random random) {
    List<String> now = tokens;
    return new Ask("user, fresh key", "/orders/1", now.get(random.nextInt(now.size())), Due.ADMISSION);
  }
}
