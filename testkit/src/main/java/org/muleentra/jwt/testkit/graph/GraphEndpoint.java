package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.tenant.Tenants;

/** {@code /v1.0/users}, {@code /v1.0/servicePrincipals} and {@code /v1.0/applications} over HTTP; {@link MockGraph} is what the test"
    + " sees of it. */
public final class GraphEndpoint {
  /** How the paths of Graph begin. */
  public static final String PREFIX = "/v1.0/";

  private static final Pattern PATH =
      Pattern.compile("/v1\\.0/(users|servicePrincipals)/([^/]+)(?:/(checkMemberGroups|getMemberGroups))?");

  private final MockGraph graph;
  private final ApplicationEndpoint applications;
  private final RegistrationEndpoint grants;

  public GraphEndpoint(MockGraph graph) {
    this.graph = graph;
    applications = new ApplicationEndpoint(graph);
    grants = new RegistrationEndpoint(graph);
  }

  public void answer(HttpExchange exchange) throws IOException {
    RecordedRequest request = RecordedRequest.of(exchange);
    Matcher account = PATH.matcher(request.path());
    Matcher application = ApplicationEndpoint.PATH.matcher(request.path());
    Matcher registration = RegistrationEndpoint.PATH.matcher(request.path());
    if (account.matches()) {
      GraphCall call = call(account.group(3));
      answer(call, exchange, request, () -> answer(call, request, account.group(1).equals("users"), account.group(2)));
    } else if (application.matches()) {
      GraphCall call = ApplicationEndpoint.call(application);
      answer(call, exchange, request, () -> applications.answer(call, application, request));
    } else if (registration.matches()) {
      GraphCall call = RegistrationEndpoint.call(registration);
      answer(call, exchange, request, () -> grants.answer(call, registration, request));
    } else {
      GraphError.PATH_UNKNOWN.answer(graph.mint().clock()).send(exchange);
    }
  }

  private void answer(GraphCall call, HttpExchange exchange, RecordedRequest request, Question question)
      throws IOException {
    graph.traffic().record(call, request);
    JsonAnswer regular;
    try {
      regular = question.answer();
    } catch (GraphRefusal refusal) {
      regular = refusal.answer(graph.mint().clock());
    }
    graph.traffic().answer(call, exchange, regular);
  }

  private JsonAnswer answer(GraphCall call, RecordedRequest request, boolean user, String objectId) throws GraphRefusal {
    GraphTokens.Grant grant = graph.tokens().bearer(request.header("Authorization"));
    if (!request.method().equals(call == GraphCall.ACCOUNT ? "GET" : "POST")) {
      throw new GraphRefusal(GraphError.METHOD_NOT_ALLOWED);
    }
    if (!GraphPermission.suffices(grant.roles, call, user)) {
      throw new GraphRefusal(GraphError.PERMISSION_MISSING);
    }
    MockDirectory directory = graph.directory(grant.tenant);
    if (call == GraphCall.ACCOUNT) {
      boolean enabled = present(directory.enabled(objectId, user));
      return account(user, objectId, enabled, request.query());
    }
    JsonNode body = GraphBody.object(request.body());
    List<String> asked = call == GraphCall.CHECK_MEMBER_GROUPS ? groupIds(body) : null;
    if (asked == null && !body.path("securityEnabledOnly").isBoolean()) {
      throw new GraphRefusal(GraphError.BODY_INVALID);
    }
    Set<String> groups = present(directory.groups(objectId, user));
    if (asked == null && groups.size() > MockGraph.MOST_GROUPS) {
      throw new GraphRefusal(GraphError.RESULT_TOO_LARGE);
    }
    return collection(asked == null ? new ArrayList<>(groups) : common(asked, groups));
  }

  private static GraphCall call(String function) {
    if (function == null) {
      return GraphCall.ACCOUNT;
    }
    return function.equals("checkMemberGroups") ? GraphCall.CHECK_MEMBER_GROUPS : GraphCall.GET_MEMBER_GROUPS;
  }

  private static <T> T present(Optional<T> found) throws GraphRefusal {
    return found.orElseThrow(() -> new GraphRefusal(GraphError.OBJECT_NOT_FOUND));
  }

  private static List<String> groupIds(JsonNode body) throws GraphRefusal {
    JsonNode member = body.path("groupIds");
    if (!member.isArray()) {
      throw new GraphRefusal(GraphError.BODY_INVALID);
    }
    if (member.size() > MockGraph.MOST_GROUP_IDS) {
      throw new GraphRefusal(GraphError.TOO_MANY_GROUP_IDS);
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : member) {
      if (!id.isTextual() || !Tenants.isGuid(id.asText())) {
        throw new GraphRefusal(GraphError.GUID_INVALID);
      }
      ids.add(id.asText());
    }
    return ids;
  }

  /** In the spelling of the directory, which is not bound to repeat that of the question. */
  private static List<String> common(List<String> asked, Set<String> groups) {
    Set<String> folded = asked.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return groups.stream().filter(id -> folded.contains(id.toLowerCase(Locale.ROOT))).collect(Collectors.toList());
  }

  private JsonAnswer collection(List<String> ids) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", context("Collection(Edm.String)"));
    body.put("value", ids);
    return new JsonAnswer(200, body);
  }

  /** Graph gives a user's {@code accountEnabled} only to those who select it. */
  private JsonAnswer account(boolean user, String objectId, boolean enabled, String query) {
    String select = FormParameters.parse(query).get("$select");
    List<String> selected = Arrays.asList(
        (select != null ? select : user ? "id" : "id,accountEnabled").split(","));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("@odata.context", context((user ? "users" : "servicePrincipals")
        + (select == null ? "" : "(" + select + ")") + "/$entity"));
    if (selected.contains("id")) {
      body.put("id", objectId);
    }
    if (selected.contains("accountEnabled")) {
      body.put("accountEnabled", enabled);
    }
    return new JsonAnswer(200, body);
  }

  private String context(String what) {
    return graph.context(what);
  }

  /** What was asked, once it is known what kind of call it is. */
  private interface Question {
    JsonAnswer answer() throws GraphRefusal;
  }
}
