package org.muleentra.jwt.gateway.load.chaos;

import java.util.Random;
import java.util.function.Consumer;
import org.muleentra.jwt.gateway.load.chaos.Stage.Part;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker.Revocation;

/** Revokes at a desk until all is well again. */
final class Revoking implements Runnable {

  private static final int PAUSE_MILLIS = 400;

  private final Revoker revoker;
  private final String desk;
  private final Consumer<String> revoked;
  private final Court court;
  private final Stage stage;
  private final Random random;

  /**
   * @param desk the path of its API
   * @param revoked is given each token of which the desk said that it is revoked
   */
  Revoking(Revoker revoker, String desk, Consumer<String> revoked, Court court, Stage stage, Random random) {
    this.revoker = revoker;
    this.desk = desk;
    this.revoked = revoked;
    this.court = court;
    this.stage = stage;
    this.random = random;
  }

  @Override
  public void run() {
    try {
      while (stage.isBefore(Part.SOUND)) {
        Revocation revocation = revoker.revoke(desk);
        court.hear(revocation.ask(), revocation.answer());
        if (revocation.isDone()) {
          revoked.accept(revocation.token());
        }
        Thread.sleep(random.nextInt(2 * PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
