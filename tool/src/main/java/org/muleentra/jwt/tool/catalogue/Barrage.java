package org.muleentra.jwt.tool.catalogue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.token.TokenMint;

/** Every token of the catalogue, sent one after the other. */
public final class Barrage {

  /** Refusals; which of them is meant, APIs see differently. */
  private static final Set<Integer> REFUSALS = Set.of(0, 400, 401, 403);

  private static final String KEY_UNKNOWN = "KEY_UNKNOWN";
  private static final int KEYS_UNAVAILABLE = 503;

  /** Longer than any pause of the gatekeeper's between two fetches. */
  private static final int PATIENCE_SECONDS = 60;

  private final Target target;
  private final TokenMint mint;

  /** @param mint whose good tokens the API lets in */
  public Barrage(URI api, TokenMint mint) {
    this.target = new Target(api);
    this.mint = mint;
  }

  /**
   * Sends a good token, without whose admission refusals say nothing; again while the API has no keys, as one that was started
   * before the mock fetches them after a pause.
   *
   * @return the answer's status
   */
  public int good() throws IOException, InterruptedException {
    int status = target.send(mint.userToken().sign());
    for (int i = 0; i < PATIENCE_SECONDS && status == KEYS_UNAVAILABLE; i++) {
      TimeUnit.SECONDS.sleep(1);
      status = target.send(mint.userToken().sign());
    }
    return status;
  }

  /** Sends the catalogue. */
  public List<Shot> hostile() throws IOException {
    List<Shot> shots = new ArrayList<>();
    for (HostileToken hostile : HostileToken.all()) {
      int status = target.send(hostile.token(mint));
      // Kids that nobody has seen, one after the other, are more than an authority may be asked for.
      boolean refused = REFUSALS.contains(status) || status == KEYS_UNAVAILABLE && hostile.reason().equals(KEY_UNKNOWN);
      shots.add(new Shot(hostile.name(), hostile.status(), status, refused));
    }
    return List.copyOf(shots);
  }
}
