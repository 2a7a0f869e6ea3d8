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

  private void comeAndGo(String name) throws InterruptedException {
    List<Thread> waiting = new ArrayList<>();
    try (DeployedApi api = bed.deploy(name)) {
      for (int i = 0; i < WAITING; i++) {
        Ask user = users.next(random);
        Thread thread = new Thread(() -> {
          Ask ask = new Ask("user, API goes", "/" + name + "/1", user.token(), Due.ANSWER);
          court.hear(ask, client.send(ask));
        }, "waiting");
        thread.start();
        waiting.add(thread);
      }
      Thread.sleep(SHORTEST_LIFE_MILLIS + random.nextInt(LONGEST_LIFE_MILLIS - SHORTEST_LIFE_MILLIS));
    } catch (DeploymentException e) {
      court.complain("no deployment", name + ": " + e.getMessage());
    }
    for (Thread thread : waiting) {
      thread.join();
    }
  }

  int deployed() {
    return deployed;
  }
}
