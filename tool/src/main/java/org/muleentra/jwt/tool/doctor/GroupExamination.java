package org.muleentra.jwt.tool.doctor;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.muleentra.jwt.core.directory.DirectorySettings;
import org.muleentra.jwt.core.directory.GroupOverage;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.tool.registration.Application;
import org.muleentra.jwt.tool.registration.Group;

/**
 * Groups of the form are there and are emitted into tokens, with room for them.
 *
 * <p>Source: Microsoft Entra, "Configure group claims for applications" ({@code groupMembershipClaims}, direct members of assigned
 * groups, 200 groups in a JWT, {@code emit_as_roles}) and Microsoft Graph, "group resource type".
 */
final class GroupExamination implements Examination {

  private static final String FIELD = Admission.ROLE_MAPPINGS.name();
  private static final String PAGE = "docs/begin/entra-setup.md, step 3";
  private static final int MOST_IN_A_TOKEN = 200;

  /** Formats that write a name in place of the object id. */
  private static final Set<String> NAMES = Set.of("sam_account_name", "dns_domain_and_sam_account_name",
      "netbios_domain_and_sam_account_name", "cloud_displayname");

  static boolean emitsNames(Application api) {
    return api.optionalClaim("groups").map(claim -> claim.properties().stream().anyMatch(NAMES::contains)).orElse(false);
  }

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    Application api = subject.api();
    Set<String> ids = new TreeSet<>(subject.mappedIds());
    if (api.optionalClaim("groups").map(claim -> claim.properties().contains("emit_as_roles")).orElse(false)) {
      tell.accept(Finding.doubtful(FIELD, "groups are emitted as role claims (emit_as_roles)",
          "tokens of people have no app roles, so that a mapped app role gives nobody its role", "Token configuration, groups claim: leave"
          + " 'Emit groups as role claims' off (" + PAGE + ")"));
    }
    if (ids.isEmpty()) {
      return;
    }
    if (emitsNames(api)) {
      tell.accept(Finding.doubtful(FIELD, "groups are emitted by name, and the form maps object ids",
          "groups that have such a name do not match", "Token configuration, groups claim: choose Group ID (" + PAGE + ")"));
    }
    if (api.groupClaims().isEmpty()) {
      tell.accept(Finding.wrong(FIELD, "tokens have no groups (groupMembershipClaims is null), and the form maps "
          + Case.list(ids), "nobody gets the roles that they are mapped to",
          "az ad app update --id " + api.appId() + " --set groupMembershipClaims=ApplicationGroup, and assign the groups (" + PAGE + ")"));
    } else {
      tell.accept(Finding.fine(FIELD, "tokens have groups (" + Case.list(new TreeSet<>(api.groupClaims())) + ")"));
      emitted(subject, ids, tell);
    }
    subject.registered().groups().either(known -> ids.forEach(id -> there(api, id,
        known.stream().filter(group -> group.id().equals(id)).findFirst(), tell)),
        why -> tell.accept(Finding.notLookedAt(FIELD, "whether the mapped groups still exist", why)));
  }

  private static boolean emitsAll(Application api) {
    return api.groupClaims().contains("All") || api.groupClaims().contains("SecurityGroup");
  }

  /** Directory roles have ids too, and stand in {@code wids}. */
  private static boolean emitsDirectoryRoles(Application api) {
    return api.groupClaims().contains("All") || api.groupClaims().contains("DirectoryRole");
  }

  private static void emitted(Case subject, Set<String> ids, Consumer<Finding> tell) {
    Application api = subject.api();
    if (emitsAll(api)) {
      overage(subject, tell);
    } else if (api.groupClaims().contains("ApplicationGroup")) {
      subject.registered().assignments().either(known -> {
        Set<String> assigned = new TreeSet<>();
        known.stream().filter(one -> "Group".equals(one.principalType())).forEach(one -> assigned.add(one.principalId()));
        ids.stream().filter(id -> !assigned.contains(id) && !emitsDirectoryRoles(api)).forEach(id -> tell.accept(Finding.wrong(FIELD,
            "group "
            + id + " is not assigned to " + api.displayName() + ", and tokens have assigned groups alone (ApplicationGroup)",
            "no member gets the role that it is mapped to", "assign the group (" + PAGE + ")")));
        if (assigned.size() <= MOST_IN_A_TOKEN) {
          tell.accept(Finding.fine(DirectorySettings.GROUP_OVERAGE.name(), assigned.size()
              + " groups are assigned, so that no token has too"
              + " many"));
        } else {
          overage(subject, tell);
        }
      }, why -> tell.accept(Finding.notLookedAt(FIELD, "whether the mapped groups are assigned to " + api.displayName(), why)));
    } else {
      tell.accept(Finding.doubtful(FIELD, "tokens have directory roles and no groups (groupMembershipClaims is DirectoryRole)",
          "a mapped id that is a group's gives nobody its role", "az ad app update --id " + api.appId()
          + " --set groupMembershipClaims=ApplicationGroup (" + PAGE + ")"));
    }
  }

  private static void overage(Case subject, Consumer<Finding> tell) {
    String field = DirectorySettings.GROUP_OVERAGE.name();
    if (subject.values().get(DirectorySettings.GROUP_OVERAGE) == GroupOverage.DENY) {
      tell.accept(Finding.doubtful(field, "tokens have all of a person's groups (" + Case.list(new TreeSet<>(subject.api().groupClaims()))
          + "), and the form refuses those with more than " + MOST_IN_A_TOKEN,
          "Entra leaves all groups out of such a token, and it is refused"
          + " with GROUPS_OVERAGE", "az ad app update --id " + subject.api().appId() + " --set groupMembershipClaims=ApplicationGroup, or"
          + " groupOverage graph (docs/use/directory.md)"));
    } else {
      tell.accept(Finding.fine(field, "groups that a token has no room for are asked of Microsoft Graph, or left out"));
    }
  }

  private static void there(Application api, String id, Optional<Group> group, Consumer<Finding> tell) {
    if (group.isEmpty()) {
      boolean perhaps = emitsDirectoryRoles(api);
      tell.accept(Finding.of(!perhaps, FIELD, "group " + id + " is gone" + (perhaps ? ", unless it is a directory role" : ""),
          "nobody gets the role that it is mapped to", "map the group that took its place, or take it out of " + FIELD + " (" + PAGE
          + ")"));
    } else if (!group.get().securityEnabled() && !api.groupClaims().contains("All")) {
      tell.accept(Finding.wrong(FIELD, "group " + id + " is no security group", "tokens do not hold it, and nobody gets the role that it is"
          + " mapped to", "map a security group (" + PAGE + ")"));
    } else {
      tell.accept(Finding.fine(FIELD, "group " + id + " exists"));
    }
  }
}
