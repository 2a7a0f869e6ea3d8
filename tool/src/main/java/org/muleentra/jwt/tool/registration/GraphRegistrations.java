package org.muleentra.jwt.tool.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.muleentra.jwt.core.outbound.OutboundException;

/**
 * Registrations as Microsoft Graph has them now.
 *
 * <p>Source: Microsoft Graph v1.0, "Get application", "List owners", "Get servicePrincipal", "List appRoleAssignments granted for a service
 * principal", "List oAuth2PermissionGrants", "Get group", "List authenticationContextClassReferences", with the permissions named there.
 */
public final class GraphRegistrations {

  private static final String APPLICATIONS = "Application.Read.All";

  private final GraphReader graph;

  /** Of one tenant. */
  public GraphRegistrations(GraphReader graph) {
    this.graph = graph;
  }

  /**
   * Reads all that a form needs.
   *
   * @param api the API's client id, a GUID
   * @param clients the client ids of its clients, GUIDs
   * @param groups ids of groups, GUIDs
   * @throws OutboundException where the API's application cannot be read
   * @throws java.util.concurrent.CompletionException where there is no token or no answer
   */
  public Registered read(String api, Collection<String> clients, Collection<String> groups) {
    Known<Application> application = application(api);
    if (!application.isKnown()) {
      throw new OutboundException("The application " + api + " cannot be read: " + application.whyNot());
    }
    Known<ServicePrincipal> principal = principal(api);
    List<Client> known = new ArrayList<>();
    for (String client : clients) {
      known.add(new Client(client, application(client), principal(client)));
    }
    return new Registered(application.value(), principal, known,
        grants(known),
        ofPrincipal(principal, id -> list("/servicePrincipals/" + id + "/appRoleAssignedTo", APPLICATIONS, Assignment::of)),
        groups(groups), list("/identity/conditionalAccess/authenticationContextClassReferences", "AuthenticationContext.Read.All",
            Context::of));
  }

  private static <T> Known<List<T>> ofPrincipal(Known<ServicePrincipal> principal, Function<String, Known<List<T>>> next) {
    return principal.isKnown() ? next.apply(principal.value().id()) : Known.not(principal.whyNot());
  }

  private Known<Application> application(String appId) {
    String path = "/applications(appId='" + appId + "')";
    Known<JsonNode> read = graph.read(path, APPLICATIONS);
    if (read.isKnown()) {
      Known<JsonNode> owners = graph.read(path + "/owners?$select=id", APPLICATIONS);
      if (owners.isKnown()) {
        ((ObjectNode) read.value()).set("owners", owners.value().path("value"));
      }
    }
    return read.map(json -> Application.of(GraphObject.of(path, json)));
  }

  private Known<ServicePrincipal> principal(String appId) {
    String path = "/servicePrincipals(appId='" + appId + "')";
    return graph.read(path, APPLICATIONS).map(json -> ServicePrincipal.of(GraphObject.of(path, json)));
  }

  private <T> Known<List<T>> list(String path, String permission, Function<GraphObject, T> reader) {
    return graph.read(path, permission).map(json -> GraphObject.list(path, json).stream().map(reader).toList());
  }

  /** Client by client, by which the reference lets them be filtered. */
  private Known<List<Grant>> grants(List<Client> clients) {
    List<Grant> all = new ArrayList<>();
    for (Client client : clients) {
      if (client.principal().isKnown()) {
        Known<List<Grant>> own = list("/oauth2PermissionGrants?$filter=clientId%20eq%20'" + client.principal().value().id() + "'",
            "Directory.Read.All", Grant::of);
        if (!own.isKnown()) {
          return own;
        }
        all.addAll(own.value());
      }
    }
    return Known.of(all);
  }

  /** One by one, as what is not there is known by an answer of its own; any other answer leaves all unknown. */
  private Known<List<Group>> groups(Collection<String> ids) {
    List<Group> there = new ArrayList<>();
    for (String id : ids) {
      String path = "/groups/" + id + "?$select=id,displayName,securityEnabled";
      Known<JsonNode> read = graph.read(path, "GroupMember.Read.All");
      if (read.isKnown()) {
        there.add(Group.of(GraphObject.of(path, read.value())));
      } else if (!GraphReader.isAbsent(read)) {
        return Known.not(read.whyNot());
      }
    }
    return Known.of(there);
  }
}
