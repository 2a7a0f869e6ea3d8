package org.muleentra.jwt.tool.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.check.RequiredValues;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.tool.registration.Application;
import org.muleentra.jwt.tool.registration.Application.Permission;
import org.muleentra.jwt.tool.registration.Assignment;

/**
 * Scopes and app roles of the form are there, can be had by who needs them, and somebody has them.
 *
 * <p>Source: Microsoft Graph, "permissionScope", "appRole" and "appRoleAssignment resource type".
 */
final class PermissionExamination implements Examination {

  private static final String PAGE = "docs/begin/entra-setup.md, step 2";

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    scopes(subject, tell);
    appRoles(subject, tell);
    mappedRoles(subject, tell);
  }

  private static void scopes(Case subject, Consumer<Finding> tell) {
    String field = PermissionCheck.REQUIRED_SCOPES.name();
    RequiredValues required = PermissionCheck.scopes(subject.values());
    Set<String> there = values(subject.api().scopes().stream().filter(Permission::enabled).toList());
    boolean met = required.isMetBy(there);
    for (String scope : required.values()) {
      if (there.contains(scope)) {
        tell.accept(Finding.fine(field, scope + " is a scope of " + subject.api().displayName()));
      } else {
        tell.accept(Finding.of(!met, field, absent(subject.api(), subject.api().scopes(), scope, "scope"), "no token can hold it"
            + (met ? "" : ", so every person is refused with SCOPE_MISSING"), "correct " + field + ", or "
            + (named(subject.api().scopes(), scope).isPresent() ? "enable" : "add") + " the scope (" + PAGE + ")"));
      }
    }
  }

  private static void appRoles(Case subject, Consumer<Finding> tell) {
    String field = PermissionCheck.REQUIRED_APP_ROLES.name();
    RequiredValues required = PermissionCheck.appRoles(subject.values());
    List<Permission> usable = subject.api().appRoles().stream()
        .filter(role -> role.enabled() && role.memberTypes().contains("Application")).toList();
    boolean met = required.isMetBy(values(usable));
    for (String role : required.values()) {
      Optional<Permission> there = named(subject.api().appRoles(), role);
      if (values(usable).contains(role)) {
        tell.accept(Finding.fine(field, role + " is an app role of " + subject.api().displayName()));
      } else if (there.isPresent() && there.get().enabled()) {
        tell.accept(Finding.of(!met, field, role + " is an app role for users alone", "no application can have it"
            + (met ? "" : ", so every application is refused with APP_ROLE_MISSING"),
            "add Application to allowedMemberTypes of the app role ("
            + PAGE + ")"));
      } else {
        tell.accept(Finding.of(!met, field, absent(subject.api(), subject.api().appRoles(), role, "app role"), "no token can hold it"
            + (met ? "" : ", so every application is refused with APP_ROLE_MISSING"), "correct " + field + ", or "
            + (there.isPresent() ? "enable" : "add") + " the app role (" + PAGE + ")"));
      }
    }
    if (met) {
      subject.registered().assignments().either(known -> assigned(subject, required, usable, known, tell),
          why -> tell.accept(Finding.notLookedAt(field, "whether any application has " + Case.list(required.values()), why)));
    }
  }

  private static void assigned(Case subject, RequiredValues required, List<Permission> usable, List<Assignment> assignments,
      Consumer<Finding> tell) {
    String field = PermissionCheck.REQUIRED_APP_ROLES.name();
    Set<String> had = assignments.stream().filter(one -> "ServicePrincipal".equals(one.principalType())).map(Assignment::roleId)
        .collect(Collectors.toSet());
    List<Permission> held = usable.stream().filter(role -> had.contains(role.id())).toList();
    boolean met = required.isMetBy(values(held));
    for (Permission role : usable) {
      if (required.values().contains(role.value())) {
        tell.accept(held.contains(role) ? Finding.fine(field, role.value() + " is assigned to an application")
            : Finding.of(!met, field, role.value() + " is assigned to no application", met ? "no application calls with it"
                : "every application is refused with APP_ROLE_MISSING", "az ad app permission add --id {client} --api "
                + subject.api().appId() + " --api-permissions " + role.id()
                + "=Role, then az ad app permission admin-consent --id {client}"));
      }
    }
  }

  /** Names in roleMappings are app roles, unless groups are emitted by name. */
  private static void mappedRoles(Case subject, Consumer<Finding> tell) {
    String field = Admission.ROLE_MAPPINGS.name();
    if (GroupExamination.emitsNames(subject.api())) {
      return;
    }
    for (String name : new TreeSet<>(subject.mappedNames())) {
      Optional<Permission> role = named(subject.api().appRoles(), name).filter(Permission::enabled);
      if (role.isEmpty()) {
        tell.accept(Finding.wrong(field, absent(subject.api(), subject.api().appRoles(), name, "app role"),
            "nobody gets the role that it is mapped to", "correct " + field + ", or add the app role; of a group use the object id (" + PAGE
            + " and 3)"));
      } else {
        subject.registered().assignments().either(
            known -> tell.accept(known.stream().anyMatch(one -> one.roleId().equals(role.get().id()))
                ? Finding.fine(field, name + " is assigned")
                : Finding.wrong(field, name + " is assigned to nobody", "nobody gets the role that it is mapped to",
                    "assign users, groups or applications to it (docs/begin/entra-setup.md, steps 3 and 6)")),
            why -> tell.accept(Finding.notLookedAt(field, "whether anybody has " + name, why)));
      }
    }
  }

  private static String absent(Application api, List<Permission> all, String value, String kind) {
    return value + (named(all, value).isPresent() ? " is a disabled " + kind : " is no " + kind) + " of " + api.displayName();
  }

  private static Optional<Permission> named(List<Permission> all, String value) {
    return all.stream().filter(one -> value.equals(one.value())).findFirst();
  }

  private static Set<String> values(List<Permission> all) {
    return all.stream().map(Permission::value).filter(value -> value != null).collect(Collectors.toSet());
  }
}
