package org.muleentra.jwt.core.directory;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.TenantId;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.validation.GroupOverage;
import org.muleentra.jwt.core.validation.ValidToken;
import org.muleentra.jwt.core.validation.ValidationParameters;

/**
 * What is known of a caller beyond the token: the groups that it had no room for, and whether the account is enabled.
 *
 * <p>Thread-safe. Concerns nobody unless configured to, or unless a token leaves groups out that would be mapped.
 */
public final class Directory {

  private final boolean mapsAnything;
  private final GroupOverage overage;
  private final Memberships memberships;
  private final Accounts accounts;

  private Directory(boolean mapsAnything, GroupOverage overage, Memberships memberships, Accounts accounts) {
    this.mapsAnything = mapsAnything;
    this.overage = overage;
    this.memberships = memberships;
    this.accounts = accounts;
  }

  /**
   * The directory as configured; asks nothing yet.
   *
   * @param name of the configuration, for the log
   * @param shared where memberships are shared with other processes; {@link SharedMemberships#NONE} for nowhere
   * @param timetable for what may block and for callers who had to wait; stays the caller's to close
   * @throws org.muleentra.jwt.core.error.InvalidSettingException when the credential is none
   */
  public static Directory of(String name, ValidationParameters parameters, DirectoryTransport transport, SharedMemberships shared,
      Timetable timetable, Clock clock) {
    GroupOverage overage = parameters.groupOverage();
    boolean mapsAnything = !parameters.roleMappings().isEmpty();
    if (parameters.graphAccess() == null) {
      return new Directory(mapsAnything, overage, null, null);
    }
    GraphApplication application = GraphApplication.of(parameters, clock);
    Graph graph = new Graph(name, application, transport, timetable, clock);
    Set<String> mapped =
        parameters.roleMappings().keySet().stream().filter(TenantId::isGuid).collect(Collectors.toSet());
    return new Directory(mapsAnything, overage,
        overage != GroupOverage.GRAPH || mapped.isEmpty() ? null
            : new Memberships(graph, mapped, application.graphBase(), shared, timetable, clock),
        parameters.requireEnabledAccount() ? new Accounts(graph, timetable) : null);
  }

  /**
   * Proves the credential of the parameters, so that a wrong one stops the deployment.
   *
   * @throws org.muleentra.jwt.core.error.InvalidSettingException when it is none
   */
  public static void prove(ValidationParameters parameters) {
    if (parameters.graphAccess() != null) {
      GraphApplication.of(parameters, Clock.systemUTC());
    }
  }

  /** Whether the token's own word is not enough; costs no more than two hash look-ups. */
  public boolean concerns(ValidToken token) {
    return accounts != null || mapsAnything && overage != GroupOverage.APP_ROLES_ONLY && token.claims().groupsLeftOut();
  }

  /**
   * The caller's groups, or why the caller may not pass.
   *
   * @return completed already where the answers are in memory
   */
  public CompletionStage<Outcome<List<String>>> groups(ValidToken token) {
    boolean leftOut = mapsAnything && overage != GroupOverage.APP_ROLES_ONLY && token.claims().groupsLeftOut();
    if (leftOut && overage == GroupOverage.DENY) {
      return CompletableFuture.completedFuture(Outcome.refused(Reason.GROUPS_OVERAGE));
    }
    boolean askGroups = leftOut && memberships != null;
    if (!askGroups && accounts == null) {
      return CompletableFuture.completedFuture(Outcome.of(token.claims().groups()));
    }
    Outcome<Caller> caller = Caller.of(token);
    if (caller.isRefused()) {
      return CompletableFuture.completedFuture(Outcome.refused(caller.refusal()));
    }
    CompletionStage<Outcome<List<String>>> groups = askGroups
        ? memberships.of(caller.value(), token.claims().expiresAt())
        : CompletableFuture.completedFuture(Outcome.of(token.claims().groups()));
    return accounts == null ? groups : accounts.enabled(caller.value())
        .thenCombine(groups, (enabled, found) -> enabled.then(yes -> found));
  }
}
