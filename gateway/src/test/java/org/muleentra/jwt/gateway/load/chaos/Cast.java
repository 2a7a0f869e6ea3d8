package org.muleentra.jwt.gateway.load.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.Stage.Part;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Callers;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;
import org.muleentra.jwt.gateway.load.chaos.caller.Forgers;
import org.muleentra.jwt.gateway.load.chaos.caller.FreshKeyUsers;
import org.muleentra.jwt.gateway.load.chaos.caller.InventedIssuers;
import org.muleentra.jwt.gateway.load.chaos.caller.InventedKeyIds;
import org.muleentra.jwt.gateway.load.chaos.caller.KnownKeyUsers;
import org.muleentra.jwt.gateway.load.chaos.caller.OverageUsers;
import org.muleentra.jwt.gateway.load.chaos.caller.RevokedElsewhere;
import org.muleentra.jwt.gateway.load.chaos.caller.RevokedTokens;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.testkit.server.MockEntra;

/** All who call, each kind on its share of the connections. */
final class Cast {

  /** A full set of connections; fewer or more are shared out alike. */
  private static final int ALL = 32;

  private static final String OURS = "chaos-";

  /** Between two requests of a connection: two cores must bear it beside the servers. */
  private static final int PAUSE_MILLIS = 30;
  private static final int FLOOD_PAUSE_MILLIS = 10;

  final Callers users;
  final Callers deskUsers;
  final FreshKeyUsers freshUsers;
  final OverageUsers overageUsers;
  final RevokedTokens revoked;
  private final RevokedElsewhere revokedElsewhere;
  private final Client client;
  private final Court court;
  private final Stage stage;
  private final Random random;
  private final int connections;
  private final MockEntra entra;
  private final List<Thread> threads = new ArrayList<>();

  Cast(MockEntra entra, Client client, Court court, Stage stage, Random random, int connections, int rollovers) {
    this.entra = entra;
    this.client = client;
    this.court = court;
    this.stage = stage;
    this.random = random;
    this.connections = connections;
    users = new KnownKeyUsers(entra, "user", "/" + Bed.ORDERS + "/1");
    deskUsers = new KnownKeyUsers(entra, "user, desk", "/" + Bed.DESK + "/orders");
    freshUsers = new FreshKeyUsers(entra, rollovers);
    overageUsers = new OverageUsers(entra);
    revoked = new RevokedTokens(deskUsers);
    revokedElsewhere = new RevokedElsewhere(List.of("/" + Bed.DESK + "/orders", "/" + Bed.ORDERS + "/1"), deskUsers);
  }

  /** All begin to send. */
  void enter() {
    send(users, 4, PAUSE_MILLIS, Part.FLOODED);
    send(deskUsers, 2, PAUSE_MILLIS, Part.FLOODED);
    send(freshUsers, 4, PAUSE_MILLIS, Part.FLOODED);
    send(overageUsers, 4, PAUSE_MILLIS, Part.FLOODED);
    send(revoked, 3, PAUSE_MILLIS, Part.FLOODED);
    send(revokedElsewhere, 1, PAUSE_MILLIS, Part.FLOODED);
    send(new Forgers(entra), 4, PAUSE_MILLIS, Part.FLOODED);
    send(new InventedKeyIds(entra), 7, FLOOD_PAUSE_MILLIS, Part.OVER);
    send(new InventedIssuers(entra), 3, FLOOD_PAUSE_MILLIS, Part.OVER);
  }

  private void send(Callers callers, int share, int pauseMillis, Part until) {
    int count = Math.max(1, Math.round((float) share * connections / ALL));
    for (int i = 0; i < count; i++) {
      run("sender", new Sender(callers, client, court, () -> !stage.isBefore(until), lot(), pauseMillis));
    }
  }

  /** One desk revokes those who are tried there at once, the other those who are tried when it is long ago. */
  void revoke() {
    run("revoking", new Revoking(revoker(), "/" + Bed.DESK, token -> {
      revoked.add(token);
      Ask atOnce = RevokedTokens.at("/" + Bed.DESK + "/orders", token);
      court.hear(atOnce, client.send(atOnce));
    }, court, stage, lot()));
    run("revoking", new Revoking(revoker(), "/" + Bed.SOUND_DESK, revokedElsewhere::add, court, stage, lot()));
  }

  private Revoker revoker() {
    return new Revoker(entra, client, lot());
  }

  private Random lot() {
    return new Random(random.nextLong());
  }

  /** Somebody more, who ends by himself. */
  void run(String name, Runnable work) {
    Thread thread = new Thread(work, OURS + name);
    thread.start();
    threads.add(thread);
  }

  /** How many threads belong to those who call. */
  static long threads() {
    return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith(OURS)).count();
  }

  /** Returns when all have stopped. */
  void leave() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
