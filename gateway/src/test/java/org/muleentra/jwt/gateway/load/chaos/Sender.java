package org.muleentra.jwt.gateway.load.chaos;

import java.util.Random;
import java.util.function.BooleanSupplier;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Callers;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;

/** One connection on which callers of one kind send, one request after the other. */
final class Sender implements Runnable {

  private final Callers callers;
  private final Client client;
  private final Court court;
  private final BooleanSupplier over;
  private final Random random;
  private final int pauseMillis;

  /** @param pauseMillis between two requests, on an average */
  Sender(Callers callers, Client client, Court court, BooleanSupplier over, Random random, int pauseMillis) {
    this.callers = callers;
    this.client = client;
    this.court = court;
    this.over = over;
    this.random = random;
    this.pauseMillis = pauseMillis;
  }

  @Override
  public void run() {
    try {
      while (!over.getAsBoolean()) {
        Ask ask = callers.next(random);
        court.hear(ask, client.send(ask));
        Thread.sleep(random.nextInt(2 * pauseMillis + 1));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      court.complain("a sender broke", e.toString());
    }
  }
}
