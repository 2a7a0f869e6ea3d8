package org.muleentra.jwt.tool.registration;

import java.util.List;

/**
 * All that is known of registrations, the API's and its clients'. Grants and assignments for other APIs are left out.
 *
 * @param api the API's application
 * @param principal the API's service principal
 * @param clients the clients of which anything is known, each once
 * @param grants delegated permissions that were consented to for the API; not known without its service principal, whose id they name
 * @param assignments of app roles of the API
 * @param groups every one of the form's groups that exists
 * @param contexts every authentication context of the tenant
 */
public record Registered(Application api, Known<ServicePrincipal> principal, List<Client> clients, Known<List<Grant>> grants,
    Known<List<Assignment>> assignments, Known<List<Group>> groups, Known<List<Context>> contexts) {

  /** Copied in. */
  public Registered {
    clients = List.copyOf(clients);
    if (principal.isKnown()) {
      String id = principal.value().id();
      grants = grants.map(all -> all.stream().filter(one -> one.resourceId().equals(id)).toList());
      assignments = assignments.map(all -> all.stream().filter(one -> one.resourceId().equals(id)).toList());
    } else {
      grants = Known.not(grants.isKnown() ? "the API's service principal, whose id grants name, is not known" : grants.whyNot());
    }
  }
}
