package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.testkit.client.ApiRegistration;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;

/**
 * Applications by object id or {@code appId}, their owners and keys, and service principals by {@code appId}.
 *
 * <p>Source: microsoftgraph/microsoft-graph-docs-contrib {@code api-reference/v1.0/api/application-get.md},
 * {@code application-list-owners.md} (owners with limited information: type and id), {@code serviceprincipal-get.md}, whose note
 * lets a service principal read its own application and itself without any permission. An application object exists in
 * its home tenant alone, which is the mock's. The {@code appId} form of {@code addKey} is on the page of {@code removeKey} only.
 */
final class ApplicationEndpoint {
  static final Pattern PATH = Pattern.compile("/v1\\.0/(?:applications(?:/([^/()]+)|\\(appId='([^/']*)'\\))"
      + "(?:/(owners|addKey|removeKey))?|servicePrincipals\\(appId='([^/']*)'\\))");

  private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<LinkedHashMap<String, Object>>() {};

  private final MockGraph graph;
  private final KeyRolling keys;

  ApplicationEndpoint(MockGraph graph) {
    this.graph = graph;
    keys = new KeyRolling(graph);
  }

  static GraphCall call(Matcher path) {
    if (path.group(4) != null) {
      return GraphCall.ACCOUNT;
    }
    if (path.group(3) == null) {
      return GraphCall.APPLICATION;
    }
    return path.group(3).equals("owners") ? GraphCall.OWNERS
        : path.group(3).equals("addKey") ? GraphCall.ADD_KEY : GraphCall.REMOVE_KEY;
  }

  JsonAnswer answer(GraphCall call, Matcher path, RecordedRequest request) throws GraphRefusal {
    GraphTokens.Grant grant = graph.tokens().bearer(request.header("Authorization"));
    boolean rolls = call == GraphCall.ADD_KEY || call == GraphCall.REMOVE_KEY;
    if (!request.method().equals(rolls ? "POST" : "GET")) {
      throw new GraphRefusal(GraphError.METHOD_NOT_ALLOWED);
    }
    Optional<AppRegistration> found = find(call, path, grant.tenant);
    boolean own = found.isPresent() && found.get().clientId().equals(grant.client);
    if (!(rolls ? own || GraphPermission.rollsKeys(grant.roles, owns(grant, found))
        : own && call != GraphCall.OWNERS && graph.readsItself() || GraphPermission.readsApplications(grant.roles))) {
      throw new GraphRefusal(GraphError.PERMISSION_MISSING);
    }
    AppRegistration application = found.orElseThrow(() -> new GraphRefusal(GraphError.OBJECT_NOT_FOUND));
    switch (call) {
      case OWNERS:
        return owners(application);
      case ADD_KEY:
        return keys.add(application, GraphBody.object(request.body()));
      case REMOVE_KEY:
        return keys.remove(application, GraphBody.object(request.body()));
      default:
        return entity(call, application, grant.tenant, FormParameters.parse(request.query()).get("$select"));
    }
  }

  private Optional<AppRegistration> find(GraphCall call, Matcher path, String tenant) {
    if (call == GraphCall.ACCOUNT) {
      return graph.registrations().client(path.group(4)).filter(one -> one.isIn(tenant));
    }
    if (!tenant.equalsIgnoreCase(graph.mint().tenantId())) {
      return Optional.empty();
    }
    return path.group(2) == null
        ? graph.registrations().application(path.group(1)) : graph.registrations().client(path.group(2));
  }

  private boolean owns(GraphTokens.Grant grant, Optional<AppRegistration> application) {
    return grant.client != null && application.isPresent() && graph.registrations().client(grant.client)
        .map(asking -> application.get().application().owners().contains(asking.objectId())).orElse(false);
  }

  private JsonAnswer entity(GraphCall call, AppRegistration application, String tenant, String select)
      throws GraphRefusal {
    boolean principal = call == GraphCall.ACCOUNT;
    boolean keysSelected = select != null && ("," + select + ",").contains(",keyCredentials,");
    if (keysSelected) {
      graph.keyCredentialLimit().pass(tenant, graph.mint().clock().instant());
    }
    Map<String, Object> all = principal ? servicePrincipal(application, tenant)
        : Json.MAPPER.convertValue(ApplicationView.of(graph, application, keysSelected), MEMBERS);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", graph.context((principal ? "servicePrincipals" : "applications")
        + (select == null ? "" : "(" + select + ")") + "/$entity"));
    if (select == null) {
      body.putAll(all);
      return new JsonAnswer(200, body);
    }
    for (String property : select.split(",")) {
      if (!all.containsKey(property)) {
        throw new GraphRefusal(GraphError.PROPERTY_UNKNOWN);
      }
      body.put(property, all.get(property));
    }
    return new JsonAnswer(200, body);
  }

  /** Its own lists of credentials are empty unless a SAML key or a legacy secret was put there, as it is here. */
  private Map<String, Object> servicePrincipal(AppRegistration application, String tenant) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", application.objectId());
    all.put("accountEnabled",
        !application.isDisabled() && graph.directory(tenant).enabled(application.objectId(), false).orElse(true));
    all.put("appId", application.clientId());
    all.put("appRoleAssignmentRequired", graph.registrations().api(application.clientId())
        .map(ApiRegistration::isAssignmentRequired).orElse(false));
    all.put("displayName", application.application().displayName());
    all.put("servicePrincipalType", "Application");
    all.put("keyCredentials", new ArrayList<>());
    all.put("passwordCredentials", new ArrayList<>());
    return all;
  }

  private JsonAnswer owners(AppRegistration application) {
    List<Map<String, Object>> owners = new ArrayList<>();
    for (String owner : application.application().owners()) {
      boolean principal = graph.registrations().servicePrincipal(owner).isPresent();
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("@odata.type", principal ? "#microsoft.graph.servicePrincipal" : "#microsoft.graph.user");
      members.put("id", owner);
      owners.add(members);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", graph.context("directoryObjects"));
    body.put("value", owners);
    return new JsonAnswer(200, body);
  }
}
