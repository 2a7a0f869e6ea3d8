package org.muleentra.jwt.tool.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.check.RequiredValues;
import org.muleentra.jwt.core.identity.AppIdentity;
import org.muleentra.jwt.tool.registration.Application;
import org.muleentra.jwt.tool.registration.Application.Asked;
import org.muleentra.jwt.tool.registration.Application.Permission;
import org.muleentra.jwt.tool.registration.Assignment;
import org.muleentra.jwt.tool.registration.Client;
import org.muleentra.jwt.tool.registration.Grant;
import org.muleentra.jwt.tool.registration.ServicePrincipal;

/**
 * Clients have what they ask of the API, and enough for the form.
 *
 * <p>Source: Microsoft Graph, "oAuth2PermissionGrant" and "appRoleAssignment resource type"; Microsoft identity platform, "Permissions and
 * consent" (preauthorized applications).
 */
final class ConsentExamination implements Examination {

  private static final String ABOUT = "client";

  @Override
  public void examine(Case subject, Consumer<Finding> tell) {
    Set<String> allowed = new TreeSet<>(subject.values().get(ClientCheck.ALLOWED_CLIENT_IDS));
    String asksGraph = subject.values().get(AppIdentity.GRAPH_CLIENT_ID);
    for (Client client : subject.registered().clients()) {
      boolean calls = allowed.isEmpty() ? !client.appId().equals(asksGraph) : allowed.contains(client.appId());
      boolean asks = client.application().isKnown()
          && client.application().value().asks().stream().anyMatch(one -> one.resource().equals(subject.api().appId()));
      if (calls || asks) {
        if (!calls && !allowed.isEmpty()) {
          tell.accept(Finding.wrong(ClientCheck.ALLOWED_CLIENT_IDS.name(), client.name() + " asks for permissions of "
              + subject.api().displayName() + ", and is not an allowed client", "it is refused with CLIENT_NOT_ALLOWED", "add "
              + client.appId() + " to allowedClientIds, or take the permissions from it"));
        }
        client(subject, client, tell);
      }
    }
    subject.registered().clients().forEach(client -> allowed.remove(client.appId()));
    allowed.forEach(id -> tell.accept(Finding.notLookedAt(ClientCheck.ALLOWED_CLIENT_IDS.name(), "the client " + id,
        "give its registration by --client")));
  }

  private static void client(Case subject, Client client, Consumer<Finding> tell) {
    client.application().either(known -> asked(subject, client, known, tell),
        why -> tell.accept(Finding.notLookedAt(ABOUT, "what " + client.name() + " asks for", why)));
    if (!client.principal().isKnown()) {
      tell.accept(Finding.notLookedAt(ABOUT, "what was consented to for " + client.name(), client.principal().whyNot()));
      return;
    }
    ServicePrincipal principal = client.principal().value();
    if (!principal.enabled()) {
      tell.accept(Finding.wrong(ABOUT, client.name() + " is disabled (accountEnabled is false)", "it gets no token (AADSTS7000112)",
          "az ad sp update --id " + client.appId() + " --set accountEnabled=true"));
    }
    enough(subject, client, principal, tell);
  }

  private static void asked(Case subject, Client client, Application application, Consumer<Finding> tell) {
    for (Asked asked : application.asks()) {
      if (asked.resource().equals(subject.api().appId())) {
        Optional<Permission> permission = (asked.isRole() ? subject.api().appRoles() : subject.api().scopes()).stream()
            .filter(one -> one.id().equals(asked.id())).findFirst();
        if (permission.isEmpty()) {
          tell.accept(Finding.wrong(ABOUT, client.name() + " asks for a permission that is gone (" + asked.id() + ")",
              "nobody can consent to what it asks for", "az ad app permission delete --id " + client.appId() + " --api "
              + subject.api().appId() + " --api-permissions " + asked.id()));
        } else if (client.principal().isKnown()) {
          consented(subject, client, asked, permission.get(), tell);
        }
      }
    }
  }

  private static void consented(Case subject, Client client, Asked asked, Permission permission, Consumer<Finding> tell) {
    String id = client.principal().value().id();
    String mend = "az ad app permission admin-consent --id " + client.appId();
    if (asked.isRole()) {
      subject.registered().assignments().either(known -> tell.accept(roles(known, id).contains(permission.id())
          ? Finding.fine(ABOUT, client.name() + " has the app role " + permission.value())
          : Finding.wrong(ABOUT, client.name() + " asks for the app role " + permission.value() + ", which was not consented to",
              "its tokens do not hold it", mend)),
          why -> tell.accept(Finding.notLookedAt(ABOUT, "whether " + client.name() + " has the app role " + permission.value(), why)));
      return;
    }
    if (preAuthorized(subject.api(), client.appId()).contains(permission.value())) {
      tell.accept(Finding.fine(ABOUT, client.name() + " has the scope " + permission.value() + " without consent"));
      return;
    }
    subject.registered().grants().either(known -> {
      if (scopes(known, id, true).contains(permission.value())) {
        tell.accept(Finding.fine(ABOUT, client.name() + " has consent to the scope " + permission.value()));
      } else {
        boolean some = scopes(known, id, false).contains(permission.value());
        tell.accept(Finding.doubtful(ABOUT, (some ? "single people alone have" : "nobody has") + " consented to the scope "
            + permission.value() + " for " + client.name(), "everybody else is asked at sign-in, or refused where the tenant lets nobody"
            + " consent (AADSTS65001)", mend));
      }
    }, why -> tell.accept(Finding.notLookedAt(ABOUT, "whether " + client.name() + " has consent to the scope " + permission.value(), why)));
  }

  /** What it holds by consent, by assignment and as preauthorized meets the form, for one kind of caller at least. */
  private static void enough(Case subject, Client client, ServicePrincipal principal, Consumer<Finding> tell) {
    if (!subject.registered().grants().isKnown() || !subject.registered().assignments().isKnown()) {
      return;
    }
    RequiredValues scopes = PermissionCheck.scopes(subject.values());
    RequiredValues appRoles = PermissionCheck.appRoles(subject.values());
    Set<String> heldScopes = new TreeSet<>(preAuthorized(subject.api(), client.appId()));
    heldScopes.addAll(scopes(subject.registered().grants().value(), principal.id(), false));
    Set<String> ids = roles(subject.registered().assignments().value(), principal.id());
    Set<String> heldRoles = subject.api().appRoles().stream().filter(role -> ids.contains(role.id())).map(Permission::value)
        .collect(Collectors.toCollection(TreeSet::new));
    boolean open = scopes.isEmpty() && appRoles.isEmpty();
    boolean enough = subject.takesDelegated() && (open ? !heldScopes.isEmpty() : scopes.isMetBy(heldScopes))
        || subject.takesApplications() && (open ? !heldRoles.isEmpty() : appRoles.isMetBy(heldRoles));
    heldScopes.addAll(heldRoles);
    tell.accept(enough ? Finding.fine(ABOUT, client.name() + " has permissions that the form takes")
        : Finding.doubtful(ABOUT, client.name() + " has " + (heldScopes.isEmpty() ? "no permission of " + subject.api().displayName()
            : Case.list(heldScopes)) + ", which is not what the form requires", "unless people consent to more, its calls are refused",
            "az ad app permission add --id " + client.appId() + " --api " + subject.api().appId()
            + " --api-permissions {id}=Scope or {id}=Role (docs/begin/entra-setup.md, steps 5 and 6)"));
  }

  private static Set<String> preAuthorized(Application api, String client) {
    List<String> ids = api.preAuthorized().stream().filter(one -> one.appId().equals(client))
        .flatMap(one -> one.scopeIds().stream()).toList();
    return api.scopes().stream().filter(scope -> ids.contains(scope.id())).map(Permission::value).collect(Collectors.toSet());
  }

  private static Set<String> roles(List<Assignment> assignments, String principal) {
    return assignments.stream().filter(one -> one.principalId().equals(principal)).map(Assignment::roleId).collect(Collectors.toSet());
  }

  private static Set<String> scopes(List<Grant> grants, String principal, boolean ofEverybody) {
    return grants.stream().filter(grant -> grant.clientId().equals(principal) && (grant.ofEverybody() || !ofEverybody))
        .flatMap(grant -> grant.scopes().stream()).collect(Collectors.toSet());
  }
}
