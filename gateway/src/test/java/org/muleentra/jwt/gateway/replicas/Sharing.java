package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** What replicas share while nothing goes wrong with them: callers, revocations, memberships, keys. */
final class Sharing {

  private final Site site;
  private final Report report;
  private final MockEntra entra;
  private final Outcomes outcomes;

  Sharing(Site site, Report report) {
    this.site = site;
    this.report = report;
    this.entra = site.entra();
    this.outcomes = new Outcomes(site);
  }

  void callers() throws IOException {
    report.section("Callers through the one port");
    Map<String, Supplier<TokenBuilder>> good = Map.of("user", entra::userToken, "application", entra::appToken);
    good.forEach((what, token) -> each(what, () -> token.get().sign(), 200));
    each("forged token", () -> entra.userToken().flipSignatureBit().sign(), 401);
    each("expired token", () -> entra.userToken().expiresIn(Duration.ofMinutes(-10)).sign(), 401);
    each("no token", () -> null, 401);
  }

  /** As many as there are replicas, one after the other; the audit of each tells whom it decided about. */
  private void each(String what, Supplier<String> token, int due) {
    List<Ledger.Entry> sent = new ArrayList<>();
    for (int i = 0; i < site.replicas().size(); i++) {
      sent.add(site.ledger().send(site.front().address(), ReplicaApis.ORDERS, what, token.get(), due));
    }
    TreeSet<String> by = new TreeSet<>();
    TreeSet<Integer> statuses = new TreeSet<>();
    Records records = records();
    sent.forEach(entry -> {
      statuses.add(entry.status());
      records.of(entry.traceId()).forEach(decision -> by.add(decision.replica()));
    });
    String answers = statuses.stream().map(String::valueOf).collect(Collectors.joining(" "));
    report.row(what, site.byAll(Integer.toString(due)), Outcomes.by(answers, by));
  }

  private Records records() {
    try {
      return Records.of(site.replicas());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void revocation() throws InterruptedException {
    report.section("A session is revoked at the desk of one replica, and reinstated at that of another");
    String session = UUID.randomUUID().toString();
    String user = entra.userToken().claim("sid", session).sign();
    String other = entra.userToken().claim("sid", UUID.randomUUID().toString()).sign();
    String desk = entra.appToken().roles(Contoso.WRITE_ALL_ROLE).sign();
    report.row("the user", site.byAll("200"), outcomes.of(200, ReplicaApis.ORDERS, "user", user));
    report.row("the desk of replica 1 revokes the session", 200,
        site.ledger().send(site.address(0), ReplicaApis.REVOKE + session, "desk", desk, 200).status());
    long revoked = System.nanoTime();
    report.row("the same token, within seconds", site.byAll("401"), outcomes.becoming(401, ReplicaApis.ORDERS, "revoked", user));
    told("refused", revoked);
    report.row("the user in another session", site.byAll("200"),
        outcomes.of(200, ReplicaApis.ORDERS, "user", other));
    report.row("the desk of replica 2 reinstates the session", 200,
        site.ledger().send(site.address(1), ReplicaApis.REINSTATE + session, "desk", desk, 200).status());
    long reinstated = System.nanoTime();
    report.row("the same token, within seconds", site.byAll("200"), outcomes.becoming(200, ReplicaApis.ORDERS, "reinstated", user));
    told("admitted", reinstated);
  }

  private void told(String what, long since) {
    report.note("by the last replica " + what + " after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since)
        + " ms; documented: 5 s, and the time to read the store once");
  }

  void memberships() throws InterruptedException {
    report.section("A user in more groups than a token holds, at one replica after the other");
    entra.graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    int groupsBefore = entra.graph().requests(GraphCall.CHECK_MEMBER_GROUPS);
    int accountsBefore = entra.graph().requests(GraphCall.ACCOUNT);
    String user = entra.userToken().groupOverage().sign();
    List<String> readers = new ArrayList<>();
    for (int i = 0; i < site.replicas().size(); i++) {
      Ledger.Entry entry = site.ledger().send(site.address(i), ReplicaApis.ORDERS, "overage", user, 200);
      if (entry.status() == 200 && entry.body().contains("\"" + ReplicaApis.READER + "\"")) {
        readers.add(site.replicas().get(i).name());
      }
      // What the first one learned is written after its answer.
      Outcomes.comes(() -> site.database().entries(ReplicaApis.GROUPS) > 0);
    }
    report.row("the user's role, which a group gives", site.byAll(ReplicaApis.READER), Outcomes.by(ReplicaApis.READER, readers));
    report.row("questions for memberships at Graph: one for all (groupObjectStore)", 1,
        entra.graph().requests(GraphCall.CHECK_MEMBER_GROUPS) - groupsBefore);
    report.row("an API that requires an enabled account", site.byAll("200"),
        outcomes.of(200, ReplicaApis.ACCOUNT, "account", entra.userToken().sign()));
    report.row("questions for the account at Graph: each replica its own", site.replicas().size(),
        entra.graph().requests(GraphCall.ACCOUNT) - accountsBefore);
  }

  void savedKeys() throws IOException, InterruptedException {
    report.section("A replica more starts while Entra's keys are out of reach");
    int before = entra.requests(EntraDocument.DISCOVERY);
    entra.fault(Fault.status(503));
    try (ReplicaProcess fresh = site.start("fresh")) {
      report.row("user", 200, site.ledger().send(fresh.address(), ReplicaApis.ORDERS, "user", entra.userToken().sign(), 200).status());
      report.row("forged token", 401, site.ledger().send(fresh.address(), ReplicaApis.ORDERS, "forged token",
          entra.userToken().flipSignatureBit().sign(), 401).status());
      report.row("it asked for keys, in vain", "yes", entra.requests(EntraDocument.DISCOVERY) > before ? "yes" : "no");
    } finally {
      entra.heal();
    }
  }
}
