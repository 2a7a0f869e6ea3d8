package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;

/**
 * Who has what of an API: app roles that were assigned, scopes that were consented to; and groups and authentication contexts.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/api/serviceprincipal-list-approleassignedto.md},
 * {@code oauth2permissiongrant-list.md} ({@code $filter} by {@code clientId}), {@code group-get.md} and
 * {@code conditionalaccessroot-list-authenticationcontextclassreferences.md}, each on one page of results. An app role has the id that
 * {@link org.muleentra.jwt.testkit.client.ApplicationObject#manifest the manifest} gives it; one that is not there is not listed.
 */
final class RegistrationEndpoint {
  static final Pattern PATH = Pattern.compile("/v1\\.0/(?:servicePrincipals/([^/]+)/appRoleAssignedTo|(oauth2PermissionGrants)"
      + "|groups/([^/]+)|identity/conditionalAccess/authenticationContextClassReferences)");
  private static final Pattern OF_CLIENT = Pattern.compile("clientId eq '([^']+)'");

  private final MockGraph graph;

  RegistrationEndpoint(MockGraph graph) {
    this.graph = graph;
  }

  static GraphCall call(Matcher path) {
    return path.group(1) != null ? GraphCall.APP_ROLE_ASSIGNED_TO : path.group(2) != null ? GraphCall.PERMISSION_GRANTS
        : path.group(3) != null ? GraphCall.GROUP : GraphCall.AUTHENTICATION_CONTEXTS;
  }

  JsonAnswer answer(GraphCall call, Matcher path, RecordedRequest request) throws GraphRefusal {
    GraphTokens.Grant grant = graph.tokens().bearer(request.header("Authorization"));
    if (!request.method().equals("GET")) {
      throw new GraphRefusal(GraphError.METHOD_NOT_ALLOWED);
    }
    if (!GraphPermission.lists(grant.roles, call)) {
      throw new GraphRefusal(GraphError.PERMISSION_MISSING);
    }
    switch (call) {
      case APP_ROLE_ASSIGNED_TO:
        return assignedTo(path.group(1));
      case PERMISSION_GRANTS:
        return grants(FormParameters.parse(request.query()).get("$filter"));
      case GROUP:
        return group(grant.tenant, path.group(3));
      default:
        return collection("identity/conditionalAccess/authenticationContextClassReferences",
            graph.directory(grant.tenant).authenticationContexts());
    }
  }

  private JsonAnswer assignedTo(String objectId) throws GraphRefusal {
    AppRegistration api = graph.registrations().servicePrincipal(objectId)
        .orElseThrow(() -> new GraphRefusal(GraphError.OBJECT_NOT_FOUND));
    List<Map<String, Object>> assignments = new ArrayList<>();
    JsonNode roles = ApplicationView.of(graph, api, false).path("appRoles");
    for (AppRegistration client : graph.registrations().clients()) {
      for (JsonNode role : roles) {
        if (client.grantedOn(api.clientId()).contains(role.path("value").asText())) {
          assignments.add(assignment(client.objectId(), "ServicePrincipal", role.path("id").asText(), api));
        }
      }
    }
    api.application().assignments().forEach((group, role) -> assignments.add(assignment(group, "Group", role, api)));
    return collection("appRoleAssignments", assignments);
  }

  private static Map<String, Object> assignment(String principal, String type, String role, AppRegistration api) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("appRoleId", role);
    members.put("principalId", principal);
    members.put("principalType", type);
    members.put("resourceDisplayName", api.application().displayName());
    members.put("resourceId", api.objectId());
    return members;
  }

  private JsonAnswer grants(String filter) throws GraphRefusal {
    Matcher client = OF_CLIENT.matcher(filter == null ? "" : filter);
    if (filter != null && !client.matches()) {
      throw new GraphRefusal(GraphError.PROPERTY_UNKNOWN);
    }
    Predicate<AppRegistration> asked = one -> filter == null || one.objectId().equalsIgnoreCase(client.group(1));
    List<Map<String, Object>> grants = new ArrayList<>();
    for (AppRegistration one : graph.registrations().clients()) {
      for (AppRegistration api : graph.registrations().clients()) {
        Set<String> scopes = one.consentOn(api.clientId());
        if (asked.test(one) && !scopes.isEmpty()) {
          Map<String, Object> members = new LinkedHashMap<>();
          members.put("clientId", one.objectId());
          members.put("consentType", "AllPrincipals");
          members.put("principalId", null);
          members.put("resourceId", api.objectId());
          members.put("scope", String.join(" ", scopes));
          grants.add(members);
        }
      }
    }
    return collection("oauth2PermissionGrants", grants);
  }

  private JsonAnswer group(String tenant, String objectId) throws GraphRefusal {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", graph.context("groups/$entity"));
    body.put("id", objectId);
    body.put("displayName", graph.directory(tenant).groupName(objectId).orElseThrow(() -> new GraphRefusal(GraphError.OBJECT_NOT_FOUND)));
    body.put("securityEnabled", true);
    return new JsonAnswer(200, body);
  }

  private JsonAnswer collection(String what, List<Map<String, Object>> value) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", graph.context(what));
    body.put("value", value);
    return new JsonAnswer(200, body);
  }
}
