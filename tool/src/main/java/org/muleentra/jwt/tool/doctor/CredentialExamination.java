package org.muleentra.jwt.tool.doctor;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.core.identity.RegisteredCredential;
import org.muleentra.jwt.tool.registration.Application;
import org.muleentra.jwt.tool.registration.Client;
import org.muleentra.jwt.tool.registration.Known;

/**
 * Credentials of clients, and of the API where it is itself a client, do not end soon.
 *
 * <p>Source: Microsoft Graph, "passwordCredential" and "keyCredential resource type".
 */
final class CredentialExamination implements Examination {

  /** From so many days before its end on a credential is told of. */
  static final long SOON_DAYS = 30;

  private static final String ABOUT = "credentials";

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    credentials(subject, subject.api(), tell);
    for (Client client : subject.registered().clients()) {
      client.application().either(known -> credentials(subject, known, tell),
          why -> tell.accept(Finding.notLookedAt(ABOUT, "when credentials of " + client.name() + " end", why)));
    }
    String asks = subject.values().get(AppIdentity.GRAPH_CLIENT_ID);
    boolean given = asks == null || asks.equals(subject.api().appId())
        || subject.registered().clients().stream().anyMatch(client -> client.appId().equals(asks));
    if (!given) {
      tell.accept(Finding.notLookedAt(AppIdentity.GRAPH_CLIENT_ID.name(), "when the credentials of " + asks
          + " end, with which Microsoft Graph is asked", "give its registration by --client"));
    }
  }

  private static void credentials(Case subject, Application application, Consumer<Finding> tell) {
    Instant now = subject.clock().instant();
    List<RegisteredCredential> all = application.credentials();
    // An API that only takes tokens needs no credential, so that one which ended harms nobody there.
    boolean needed = !application.appId().equals(subject.api().appId())
        || application.appId().equals(subject.values().get(AppIdentity.GRAPH_CLIENT_ID));
    boolean broken = needed && all.stream().noneMatch(one -> one.end().isAfter(now));
    for (RegisteredCredential credential : all) {
      String which = "the " + credential + " of " + application.displayName() + owners(application.owners());
      if (!credential.end().isAfter(now)) {
        tell.accept(Finding.of(broken, ABOUT, which + " ended at " + credential.end(), broken ? "it has no other, and gets no token"
            + " (AADSTS7000222, AADSTS700027)" : "it is of no use any longer", mend(application, credential)));
      } else if (credential.daysLeft(now) < SOON_DAYS) {
        tell.accept(Finding.doubtful(ABOUT, which + " ends in " + credential.daysLeft(now) + " days, at " + credential.end(),
            "from then on it gets no token with it", mend(application, credential)));
      } else {
        tell.accept(Finding.fine(ABOUT, which + " ends at " + credential.end()));
      }
    }
  }

  private static String owners(Known<List<String>> owners) {
    return owners.isKnown() ? owners.value().isEmpty() ? ", which nobody owns," : ", owned by " + Case.list(owners.value()) + ","
        : " (owners not looked at)";
  }

  private static String mend(Application application, RegisteredCredential credential) {
    return "az ad app credential reset --append --id " + application.appId()
        + (credential.kind().equals("certificate") ? " --cert @cert.pem" : "") + " (docs/operate/credentials.md)";
  }
}
