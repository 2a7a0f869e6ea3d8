package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.testkit.client.Credentials;
import org.muleentra.jwt.testkit.graph.GraphCall;

/** An application on all replicas whose certificate is due to be renewed: one does it, and all use the new one. */
final class Renewal {

  private static final String SIGNS = "signs with certificate";

  private final Site site;
  private final Report report;
  private final Credentials credentials;

  Renewal(Site site, Report report) {
    this.site = site;
    this.report = report;
    this.credentials = site.renewing().credentials();
  }

  /** All have found it due since they started; the seconds in which each looks whether another does it are real. */
  void registration() {
    report.section("A certificate of 61 days, which the application on all replicas renews by itself");
    Outcomes.comes(() -> added() > 0);
    report.row("keys added at Graph (addKey)", 1, added());
    report.row("certificates that Entra knows", 2, credentials.certificates().size());
  }

  /** When three tokens came by the new one, twelve seconds apart. */
  void use() throws IOException, InterruptedException {
    Outcomes.comes(() -> switched() > 0);
    report.row("replicas that went from one to the other", 1, switched());
    report.row("keys added at Graph (addKey), still", 1, added());
    report.row("the old one is removed in Entra", "removed",
        credentials.removeCertificate(credentials.certificates().get(0).keyId()) ? "removed" : "not there");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < site.replicas().size(); i++) {
      int place = i;
      // No decision is made about this request, and so it is in no book.
      if (Outcomes.comes(() -> new Ledger().send(site.address(place), ReplicaApis.RENEWING, "job", null, 200).status() == 200)) {
        names.add(site.replicas().get(i).name());
      }
    }
    report.row("a token by the new one, which no key store has", site.byAll("200"), Outcomes.by("200", names));
  }

  private int added() {
    return site.entra().graph().requests(GraphCall.ADD_KEY);
  }

  private long switched() throws IOException {
    long count = 0;
    for (ReplicaProcess replica : site.replicas()) {
      count += replica.isLogged(SIGNS) ? 1 : 0;
    }
    return count;
  }
}
