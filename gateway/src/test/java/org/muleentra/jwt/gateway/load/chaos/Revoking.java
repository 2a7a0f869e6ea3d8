package org.muleentra.jwt.gateway.load.chaos;

import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.Stage.Part;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;
import org.muleentra.jwt.gateway.load.chaos.caller.RevokedTokens;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker.Revocation;

/** Revokes at the desk all the time, and tries each token at once where the desk said that it is done. */
final class Revoking implements Runnable {

  private static final int PAUSE_MILLIS = 400;

  private final Revoker revoker;
  private final RevokedTokens revoked;
  private final Client client;
  private final Court court;
  private final Stage stage;
  private final Random random;

  Revoking(Revoker revoker, RevokedTokens revoked, Client client, Court court, Stage stage, Random random) {
    this.revoker = revoker;
    this.revoked = revoked;
    this.client = client;
    this.court = court;
    this.stage = stage;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      while (stage.isBefore(Part.SOUND)) {
        Revocation revocation = revoker.revoke("/" + Bed.DESK);
        court.hear(revocation.ask(), revocation.answer());
        if (revocation.isDone()) {
          revoked.add(revocation.token());
          var ask = RevokedTokens.at("/" + Bed.DESK + "/orders", revocation.token());
          court.hear(ask, client.send(ask));
        }
        Thread.sleep(random.nextInt(2 * PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
