package org.muleentra.jwt.testkit.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.tenant.Tenants;

/** {@code /v1.0/users} and {@code /v1.0/servicePrincipals} over HTTP; {@link MockGraph} is what the test sees of it. */
public final class GraphEndpoint {
  /** How the paths of Graph begin. */
  public static final String PREFIX = "/v1.0/";

  private static final Pattern PATH =
      Pattern.compile("/v1\\.0/(users|servicePrincipals)/([^/]+)(?:/(checkMemberGroups|getMemberGroups))?");
  private static final String BEARER = "bearer ";

  private final MockGraph graph;

  public GraphEndpoint(MockGraph graph) {
    this.graph = graph;
  }

  public void answer(HttpExchange exchange) throws IOException {
    RecordedRequest request = RecordedRequest.of(exchange);
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      GraphError.PATH_UNKNOWN.answer(graph.mint().clock()).send(exchange);
      return;
    }
    GraphCall call = call(path.group(3));
    graph.traffic().record(call, request);
    JsonAnswer regular;
    try {
      regular = answer(call, request, path.group(1).equals("users"), path.group(2));
    } catch (Refusal refusal) {
      regular = refusal.error.answer(graph.mint().clock());
    }
    graph.traffic().answer(call, exchange, regular);
  }

  private JsonAnswer answer(GraphCall call, RecordedRequest request, boolean user, String objectId) throws Refusal {
    GraphTokens.Grant grant = grant(request.header("Authorization"));
    if (!request.method().equals(call == GraphCall.ACCOUNT ? "GET" : "POST")) {
      throw new Refusal(GraphError.METHOD_NOT_ALLOWED);
    }
    if (!GraphPermission.suffices(grant.roles, call, user)) {
      throw new Refusal(GraphError.PERMISSION_MISSING);
    }
    MockDirectory directory = graph.directory(grant.tenant);
    if (call == GraphCall.ACCOUNT) {
      boolean enabled = present(directory.enabled(objectId, user));
      return account(user, objectId, enabled, request.query());
    }
    JsonNode body = body(request.body());
    List<String> asked = call == GraphCall.CHECK_MEMBER_GROUPS ? groupIds(body) : null;
    if (asked == null && !body.path("securityEnabledOnly").isBoolean()) {
      throw new Refusal(GraphError.BODY_INVALID);
    }
    Set<String> groups = present(directory.groups(objectId, user));
    if (asked == null && groups.size() > MockGraph.MOST_GROUPS) {
      throw new Refusal(GraphError.RESULT_TOO_LARGE);
    }
    return collection(asked == null ? new ArrayList<>(groups) : common(asked, groups));
  }

  private static GraphCall call(String function) {
    if (function == null) {
      return GraphCall.ACCOUNT;
    }
    return function.equals("checkMemberGroups") ? GraphCall.CHECK_MEMBER_GROUPS : GraphCall.GET_MEMBER_GROUPS;
  }

  private GraphTokens.Grant grant(String authorization) throws Refusal {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw new Refusal(GraphError.TOKEN_MISSING);
    }
    return graph.tokens().find(authorization.substring(BEARER.length()).trim())
        .orElseThrow(() -> new Refusal(GraphError.TOKEN_INVALID));
  }

  private static <T> T present(Optional<T> found) throws Refusal {
    return found.orElseThrow(() -> new Refusal(GraphError.OBJECT_NOT_FOUND));
  }

  private static JsonNode body(String text) throws Refusal {
    try {
      JsonNode body = Json.MAPPER.readTree(text);
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // As any other body that is not an object.
    }
    throw new Refusal(GraphError.BODY_INVALID);
  }

  private static List<String> groupIds(JsonNode body) throws Refusal {
    JsonNode member = body.path("groupIds");
    if (!member.isArray()) {
      throw new Refusal(GraphError.BODY_INVALID);
    }
    if (member.size() > MockGraph.MOST_GROUP_IDS) {
      throw new Refusal(GraphError.TOO_MANY_GROUP_IDS);
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode id : member) {
      if (!id.isTextual() || !Tenants.isGuid(id.asText())) {
        throw new Refusal(GraphError.GROUP_ID_INVALID);
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
    return "https://" + graph.mint().cloud().graphHost() + "/v1.0/$metadata#" + what;
  }

  /** The way out of a request that is refused. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient GraphError error;

    Refusal(GraphError error) {
      super(error.name(), null, false, false);
      this.error = error;
    }
  }
}
