package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A replica is killed in the middle of traffic, and started again. */
final class Crash {

  /** Its place; not the first, which the desk was at. */
  private static final int KILLED = 1;

  private final Site site;
  private final Report report;
  private final MockEntra entra;
  private final int requests;
  private final Proof.Extent extent;
  private final String revokedSession = UUID.randomUUID().toString();

  Crash(Site site, Report report, Proof.Extent extent) {
    this.site = site;
    this.report = report;
    this.entra = site.entra();
    this.requests = extent.requests();
    this.extent = extent;
  }

  void crash() throws IOException, InterruptedException {
    report.section("Replica 2 is killed in the middle of traffic, and started again");
    revoke();
    int before = site.ledger().entries().size();
    AtomicInteger left = new AtomicInteger(2 * requests);
    List<Thread> traffic = traffic(left);
    Outcomes.comes(() -> left.get() <= requests);
    long killing = System.nanoTime();
    site.replicas().get(KILLED).kill();
    long killed = System.nanoTime();
    join(traffic);
    List<Ledger.Entry> sent = site.ledger().entries().subList(before, before + 2 * requests);
    report.row("wrong answers of " + 2 * requests + " to good, forged, expired and revoked callers", 0,
        sent.stream().filter(Ledger.Entry::isWrong).count());
    List<Ledger.Entry> unanswered = sent.stream().filter(entry -> !entry.isAnswered()).toList();
    report.row("requests without an answer that were not in flight at the kill", 0,
        unanswered.stream().filter(entry -> !entry.isUnderWay(killing, killed)).count());
    report.note(unanswered.size() + " of the " + sent.stream().filter(entry -> entry.isUnderWay(killing, killed)).count()
        + " in flight had no answer; connections that the port turned to another replica: " + site.front().refusals());

    int decidedBefore = decisions();
    if (!extent.whole()) {
      report.note("from now on Entra's keys are out of reach");
      entra.fault(Fault.status(503));
    }
    site.startAgain(KILLED);
    int beforeAgain = site.ledger().entries().size();
    join(traffic(new AtomicInteger(requests)));
    List<Ledger.Entry> again = site.ledger().entries().subList(beforeAgain, beforeAgain + requests);
    report.row("wrong answers of " + requests + ", and none, when it was started again", 0,
        again.stream().filter(entry -> entry.isWrong() || !entry.isAnswered()).count());
    report.row("it decides again", "yes", decisions() > decidedBefore ? "yes" : "no");
  }

  private int decisions() throws IOException {
    return Records.of(List.of(site.replicas().get(KILLED))).size();
  }

  private void revoke() throws InterruptedException {
    String desk = entra.appToken().roles(Contoso.WRITE_ALL_ROLE).sign();
    report.row("a session is revoked", 200,
        site.ledger().send(site.address(0), ReplicaApis.REVOKE + revokedSession, "desk", desk, 200).status());
    report.row("it is refused, within seconds", site.byAll("401"),
        new Outcomes(site).becoming(401, ReplicaApis.ORDERS, "revoked", entra.userToken().claim("sid", revokedSession).sign()));
  }

  /** Callers who send one request after the other until none is left. */
  private List<Thread> traffic(AtomicInteger left) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < extent.senders(); i++) {
      Random random = new Random(i);
      Thread thread = new Thread(() -> {
        while (left.getAndDecrement() > 0) {
          any(random);
        }
      }, "caller-" + i);
      thread.start();
      threads.add(thread);
    }
    return threads;
  }

  private void any(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> send("forged token", entra.userToken().flipSignatureBit().sign(), 401);
      case 1 -> send("expired token", entra.userToken().expiresIn(Duration.ofMinutes(-10)).sign(), 401);
      case 2 -> send("revoked", entra.userToken().claim("sid", revokedSession).sign(), 401);
      case 3 -> send("application", entra.appToken().sign(), 200);
      case 4 -> send("overage", entra.userToken().groupOverage().sign(), 200);
      default -> send("user", entra.userToken().sign(), 200);
    }
  }

  private void send(String what, String token, int due) {
    site.ledger().send(site.front().address(), ReplicaApis.ORDERS, what, token, due);
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
