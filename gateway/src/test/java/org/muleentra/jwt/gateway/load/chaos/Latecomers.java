package org.muleentra.jwt.gateway.load.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.DeploymentException;
import org.muleentra.jwt.gateway.load.chaos.Stage.Part;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.gateway.load.chaos.caller.Callers;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;

/** APIs that come and go in the middle of it all, with callers who wait for their keys when they go. */
final class Latecomers implements Runnable {

  private static final int WAITING = 3;
  private static final int SHORTEST_LIFE_MILLIS = 500;
  private static final int LONGEST_LIFE_MILLIS = 4_000;
  private static final int REST_MILLIS = 3_000;
  private static final int LONG_REST_MILLIS = 12_000;

  private final Bed bed;
  private final Callers users;
  private final Client client;
  private final Court court;
  private final Stage stage;
  private final Random random;
  private final int restMillis;
  private volatile int deployed;

  Latecomers(Bed bed, Callers users, Client client, Court court, Stage stage, Random random, boolean longRests) {
    this.bed = bed;
    this.users = users;
    this.client = client;
    this.court = court;
    this.stage = stage;
    this.random = random;
    this.restMillis = longRests ? LONG_REST_MILLIS : REST_MILLIS;
  }

  @Override
  public void run() {
    try {
      while (stage.isBefore(Part.HEALED)) {
        Thread.sleep(restMillis / 2 + random.nextInt(restMillis));
        if (stage.isBefore(Part.HEALED)) {
          comeAndGo("late" + ++deployed);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Every other one is a desk that goes while its callers wait; a policy's go first, as the engine throws away the flow to which
   * their requests belong before the policy hears of it.
   */
  private void comeAndGo(String name) throws InterruptedException {
    boolean desk = deployed % 2 == 0;
    List<Thread> waiting = new ArrayList<>();
    try (DeployedApi api = desk ? bed.deployDesk(name) : bed.deploy(name)) {
      for (int i = 0; i < WAITING; i++) {
        Ask user = users.next(random);
        waiting.add(call(new Ask(desk ? "user, desk goes" : "user, API comes", "/" + api.name() + "/orders", user.token(),
            desk ? Due.FAREWELL : Due.ANSWER)));
      }
      Thread.sleep(SHORTEST_LIFE_MILLIS + random.nextInt(LONGEST_LIFE_MILLIS - SHORTEST_LIFE_MILLIS));
      if (!desk) {
        join(waiting);
      }
    } catch (DeploymentException e) {
      court.complain("no deployment", name + ": " + e.getMessage());
    }
    join(waiting);
  }

  private Thread call(Ask ask) {
    Thread thread = new Thread(() -> court.hear(ask, client.send(ask)), "waiting");
    thread.start();
    return thread;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  int deployed() {
    return deployed;
  }
}
