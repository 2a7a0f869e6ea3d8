package org.muleentra.jwt.gateway.load.chaos;

import java.time.Duration;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Callers;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;
import org.muleentra.jwt.gateway.load.chaos.caller.RevokedTokens;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker.Revocation;

/** What has to come back, within the bounds that docs/operations.md, docs/directory.md and docs/revocation.md state. */
final class Hopes {

  /** Where no key was left: the longest pause between two attempts, and the two documents of a fetch. */
  private static final Duration KEYS = Duration.ofSeconds(30 + 10);
  private static final Duration FRESH_KEY = Duration.ofSeconds(30 + 10);
  /** The longest pause that anything here asks for, and one look-up. */
  private static final Duration GRAPH = Duration.ofSeconds(10 + 5);
  private static final Duration DENY_LIST = Duration.ofSeconds(5 + 5);
  private static final Duration REVOKING = Duration.ofSeconds(10);

  private final Cast cast;
  private final Client client;
  private final Revoker revoker;
  private final Random random;

  Hopes(Cast cast, Client client, Revoker revoker, Random random) {
    this.cast = cast;
    this.client = client;
    this.revoker = revoker;
    this.random = random;
  }

  void atStart(Recovery start, Duration bound) {
    start.expect("a user passes at the start", bound, () -> status(cast.users) == 200);
    start.expect("a user passes at the desk at the start", bound, () -> status(cast.deskUsers) == 200);
  }

  void afterHealing(Recovery recovery) {
    recovery.expect("a user passes", KEYS, () -> status(cast.users) == 200);
    recovery.expect("a user of the API that started cold passes", KEYS, () -> status(at("/" + Bed.COLD + "/1")) == 200);
    recovery.expect("a user passes at the desk", KEYS, () -> status(cast.deskUsers) == 200);
    recovery.expect("a user under a key rolled in now passes", FRESH_KEY, () -> status(cast.freshUsers) == 200);
    recovery.expect("a user nobody looked up yet passes", GRAPH, () -> status(cast.overageUsers) == 200);
    recovery.expect("the desk revokes", REVOKING, () -> revoker.revoke("/" + Bed.DESK).isDone());
    Revocation elsewhere = revoker.revoke("/" + Bed.SOUND_DESK);
    for (String path : new String[] {"/" + Bed.DESK + "/orders", "/" + Bed.ORDERS + "/1", "/" + Bed.COLD + "/1"}) {
      recovery.expect("what another node revokes now is refused at " + path, path.contains(Bed.COLD) ? KEYS : DENY_LIST,
          () -> elsewhere.isDone() && status(RevokedTokens.at(path, elsewhere.token())) == 401);
    }
  }

  /** What was revoked at the desk all along. */
  void whenSound(Recovery recovery) {
    for (String path : new String[] {"/" + Bed.DESK + "/orders", "/" + Bed.ORDERS + "/1", "/" + Bed.COLD + "/1"}) {
      recovery.expect("all that was revoked is refused at " + path, DENY_LIST, () -> cast.revoked.all().stream()
          .allMatch(token -> status(RevokedTokens.at(path, token)) == 401));
    }
  }

  /** All keys but the newest are withdrawn; the floods let the gate see it. */
  void afterWithdrawal(Recovery recovery) {
    cast.freshUsers.withdrawOthers();
    recovery.expect("a user under a key withdrawn now is refused", FRESH_KEY, () -> status(cast.users) == 401);
    recovery.expect("a user under the newest key passes still", FRESH_KEY, () -> status(cast.freshUsers) == 200);
  }

  private Ask at(String path) {
    Ask user;
    synchronized (random) {
      user = cast.users.next(random);
    }
    return new Ask(user.kind(), path, user.token(), user.due());
  }

  private int status(Callers callers) {
    Ask ask;
    synchronized (random) {
      ask = callers.next(random);
    }
    return status(ask);
  }

  private int status(Ask ask) {
    return client.send(ask).status();
  }
}
