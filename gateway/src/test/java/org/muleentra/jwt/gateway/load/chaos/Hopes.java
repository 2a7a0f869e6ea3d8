package org.muleentra.jwt.gateway.load.chaos;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.muleentra.jwt.gateway.load.chaos.caller.Answer;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Callers;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;
import org.muleentra.jwt.gateway.load.chaos.caller.RevokedTokens;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker.Revocation;

/** What has to come back, within the bounds that docs/operate/limits.md, docs/use/directory.md and docs/use/revocation.md state. */
final class Hopes {

  /** Where no key was left: the longest pause between two attempts, and a fetch. */
  private static final Duration KEYS = Duration.ofSeconds(30 + 12);
  /** In the first minute after an outage. */
  private static final Duration FRESH_KEY = Duration.ofSeconds(45);
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
    start.expect("a user passes at the start", bound, () -> unless(200, cast.users));
    start.expect("a user passes at the desk at the start", bound, () -> unless(200, cast.deskUsers));
  }

  void afterHealing(Recovery recovery) {
    recovery.expect("a user passes", KEYS, () -> unless(200, cast.users));
    recovery.expect("a user of the API that started cold passes", KEYS, () -> unless(200, at("/" + Bed.COLD + "/1")));
    recovery.expect("a user passes at the desk", KEYS, () -> unless(200, cast.deskUsers));
    recovery.expect("a user under a key rolled in now passes", FRESH_KEY, () -> unless(200, cast.freshUsers));
    recovery.expect("a user nobody looked up yet passes", GRAPH, () -> unless(200, cast.overageUsers));
    recovery.expect("the desk revokes", REVOKING, () -> unless(200, revoker.revoke("/" + Bed.DESK).answer()));
    Revocation elsewhere = revoker.revoke("/" + Bed.SOUND_DESK);
    for (String path : new String[] {"/" + Bed.DESK + "/orders", "/" + Bed.ORDERS + "/1", "/" + Bed.COLD + "/1"}) {
      recovery.expect("what another node revokes now is refused at " + path, path.contains(Bed.COLD) ? KEYS : DENY_LIST,
          () -> unless(401, RevokedTokens.at(path, elsewhere.token())));
    }
  }

  /** What was revoked at the desk all along. */
  void whenSound(Recovery recovery) {
    for (String path : new String[] {"/" + Bed.DESK + "/orders", "/" + Bed.ORDERS + "/1", "/" + Bed.COLD + "/1"}) {
      recovery.expect("all that was revoked is refused at " + path, DENY_LIST, () -> cast.revoked.all().stream()
          .map(token -> unless(401, RevokedTokens.at(path, token))).filter(Objects::nonNull).findFirst().orElse(null));
    }
  }

  /** All keys but the newest are withdrawn; the floods let the gate see it. */
  void afterWithdrawal(Recovery recovery) {
    cast.freshUsers.withdrawOthers();
    recovery.expect("a user under a key withdrawn now is refused", FRESH_KEY, () -> unless(401, cast.users));
    recovery.expect("a user under the newest key passes still", FRESH_KEY, () -> unless(200, cast.freshUsers));
  }

  private Ask at(String path) {
    Ask user;
    synchronized (random) {
      user = cast.users.next(random);
    }
    return new Ask(user.kind(), path, user.token(), user.due());
  }

  private String unless(int status, Callers callers) {
    Ask ask;
    synchronized (random) {
      ask = callers.next(random);
    }
    return unless(status, ask);
  }

  private String unless(int status, Ask ask) {
    return unless(status, client.send(ask));
  }

  private static String unless(int status, Answer answer) {
    return answer.status() == status ? null : "the answer is " + answer.status() + " " + answer.text();
  }
}
