package org.muleentra.jwt.core.directory;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.VitalSign;
import org.muleentra.jwt.core.validation.ValidToken;

/**
 * What is known of a caller beyond the token: the groups that it had no room for, and whether the account is enabled.
 *
 * <p>Thread-safe. Concerns nobody unless configured to, or unless a token leaves groups out that would be mapped.
 */
public final class Directory {

  private final Set<String> mapped;
  private final GroupOverage overage;
  private final Memberships memberships;
  private final Accounts accounts;
  private final VitalSign vitals;
  private final VitalSign credentialVitals;

  private Directory(Set<String> mapped, GroupOverage overage, Memberships memberships, Accounts accounts, Graph graph,
      VitalSign credentialVitals) {
    this.mapped = mapped;
    this.overage = overage;
    this.memberships = memberships;
    this.accounts = accounts;
    this.vitals = new DirectoryVitals(graph, memberships != null, accounts != null);
    this.credentialVitals = credentialVitals;
  }

  /**
   * The directory as configured; asks nothing yet.
   *
   * @param name of the configuration, for the log
   * @param shared where memberships are shared with other processes; {@link SharedMemberships#NONE} for nowhere
   * @param timetable for what may block and for callers who had to wait; stays the caller's to close
   */
  public static Directory of(String name, DirectorySettings settings, Transport transport, SharedMemberships shared,
      Timetable timetable, Clock clock) {
    GraphApplication application = settings.application;
    if (application == null) {
      return new Directory(settings.mapped, settings.overage, null, null, null, VitalSign.NONE);
    }
    Graph graph = new Graph(name, application, transport, timetable, clock);
    Set<String> ids = settings.mapped.stream().filter(Guid::isGuid).collect(Collectors.toSet());
    return new Directory(settings.mapped, settings.overage,
        settings.overage != GroupOverage.GRAPH || ids.isEmpty() ? null
            : new Memberships(name, graph, ids, application.graphBase(), shared, timetable, clock),
        settings.requireEnabledAccount ? new Accounts(graph, timetable) : null, graph,
        application.vitals(timetable::nanos, clock));
  }

  /** What can be told of it. */
  public VitalSign vitals() {
    return vitals;
  }

  /** What can be told of the credential by which it asks; nothing where it asks nobody. */
  public VitalSign credentialVitals() {
    return credentialVitals;
  }

  /** Whether the token's own word is not enough; costs no more than two hash look-ups. */
  public boolean concerns(ValidToken token) {
    return accounts != null || lacksGroups(token);
  }

  /**
   * Whether groups that the token left out could matter. Graph is asked for object ids alone, so where names alone are
   * mapped nothing would be found out, and the caller would lose roles unseen; unless the token shows all of them to be
   * app roles, by holding each.
   */
  private boolean lacksGroups(ValidToken token) {
    return !mapped.isEmpty() && overage != GroupOverage.APP_ROLES_ONLY && token.claims().groupsLeftOut()
        && !(overage == GroupOverage.GRAPH && memberships == null && token.claims().appRoles().containsAll(mapped));
  }

  /**
   * The caller's groups, or why the caller may not pass.
   *
   * @return completed already where the answers are in memory
   */
  public CompletionStage<Outcome<List<String>>> groups(ValidToken token) {
    boolean leftOut = lacksGroups(token);
    if (leftOut && memberships == null) {
      return CompletableFuture.completedFuture(Outcome.refused(Reason.GROUPS_OVERAGE));
    }
    if (!leftOut && accounts == null) {
      return CompletableFuture.completedFuture(Outcome.of(token.claims().groups()));
    }
    Outcome<Caller> caller = Caller.of(token);
    if (caller.isRefused()) {
      return CompletableFuture.completedFuture(Outcome.refused(caller.refusal()));
    }
    CompletionStage<Outcome<List<String>>> groups = leftOut
        ? memberships.of(caller.value(), token.claims().expiresAt())
        : CompletableFuture.completedFuture(Outcome.of(token.claims().groups()));
    return accounts == null ? groups : accounts.enabled(caller.value())
        .thenCombine(groups, (enabled, found) -> enabled.then(yes -> found));
  }
}
