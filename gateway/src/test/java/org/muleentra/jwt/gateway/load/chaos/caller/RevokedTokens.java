package org.muleentra.jwt.gateway.load.chaos.caller;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;

/** Callers whose tokens were revoked at the desk that they call: from that moment on, none of them passes there. */
public final class RevokedTokens implements Callers {

  /** Where a listing lags, the newest are those that it lacks. */
  private static final int NEWEST = 20;

  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final Callers meanwhile;

  /** @param meanwhile who calls as long as nobody is revoked */
  public RevokedTokens(Callers meanwhile) {
    this.meanwhile = meanwhile;
  }

  /** From now on this one must not pass. */
  public void add(String token) {
    tokens.add(token);
  }

  /** All of them, oldest first. */
  public List<String> all() {
    return List.copyOf(tokens);
  }

  @Override
  public Ask next(Random random) {
    int size = tokens.size();
    if (size == 0) {
      return meanwhile.next(random);
    }
    int from = random.nextBoolean() ? Math.max(0, size - NEWEST) : 0;
    return at("/desk/orders", tokens.get(from + random.nextInt(size - from)));
  }

  /** A revoked token at some API. */
  public static Ask at(String path, String token) {
    return new Ask("revoked", path, token, Due.REFUSAL);
  }
}
