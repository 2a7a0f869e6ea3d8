package org.muleentra.jwt.core;

import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;

/** Microsoft Graph and its token endpoint without sockets: answers from maps, can fail, can hold its answers back; counts. */
public final class InMemoryDirectory implements Transport {

  public static final String GRAPH = "https://graph.microsoft.com/v1.0";
  public static final String NOT_FOUND =
      "{\"error\":{\"code\":\"Request_ResourceNotFound\",\"message\":\"Resource '7' does not exist\"}}";

  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Set<String> disabled = new HashSet<>();
  private final List<OutboundRequest> requests = new ArrayList<>();
  private final Deque<Runnable> heldBack = new ArrayDeque<>();
  private Function<OutboundRequest, OutboundResponse> graphFault;
  private Function<OutboundRequest, OutboundResponse> tokenFault;
  private boolean down;
  private boolean holding;
  private long tokenLifetime = 3600;
  private int tokens;

  public void member(String objectId, String... groupIds) {
    member(objectId, Arrays.asList(groupIds));
  }

  public void member(String objectId, Collection<String> groupIds) {
    groups.put(objectId, new HashSet<>(groupIds));
  }

  public void disable(String objectId) {
    disabled.add(objectId);
  }

  public void enable(String objectId) {
    disabled.remove(objectId);
  }

  public void tokenLifetime(long seconds) {
    tokenLifetime = seconds;
  }

  public void down(boolean value) {
    down = value;
  }

  /** Graph answers so; {@code null} heals it. */
  public void graphAnswers(Function<OutboundRequest, OutboundResponse> fault) {
    graphFault = fault;
  }

  public void graphAnswers(int status, String retryAfter, String body) {
    graphFault = request -> response(status, retryAfter, body);
  }

  /** The token endpoint answers so; {@code null} heals it. */
  public void tokenEndpointAnswers(Function<OutboundRequest, OutboundResponse> fault) {
    tokenFault = fault;
  }

  public void tokenEndpointAnswers(int status, String retryAfter, String body) {
    tokenFault = request -> response(status, retryAfter, body);
  }

  public static OutboundResponse response(int status, String retryAfter, String body) {
    return new OutboundResponse(status,
        retryAfter == null ? Collections.emptyMap() : Collections.singletonMap("Retry-After", retryAfter), body.getBytes(StandardCharsets.UTF_8));
  }

  public void hold() {
    holding = true;
  }

  public void release() {
    holding = false;
    while (!heldBack.isEmpty()) {
      heldBack.poll().run();
    }
  }

  public List<OutboundRequest> requests() {
    return requests;
  }

  public List<String> graphCalls() {
    return requests.stream().map(OutboundRequest::toString).filter(call -> call.contains("graph.microsoft.com"))
        .collect(Collectors.toList());
  }

  public List<OutboundRequest> tokenRequests() {
    return requests.stream().filter(request -> request.uri().getPath().endsWith("/token")).collect(Collectors.toList());
  }

  public static String body(OutboundRequest request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    requests.add(request);
    CompletableFuture<OutboundResponse> answer = new CompletableFuture<>();
    Runnable send = () -> answer(request, answer);
    if (holding) {
      heldBack.add(send);
    } else {
      send.run();
    }
    return answer;
  }

  private void answer(OutboundRequest request, CompletableFuture<OutboundResponse> answer) {
    if (down) {
      answer.completeExceptionally(new ConnectException("connection refused"));
      return;
    }
    boolean forToken = request.uri().getHost().equals("login.microsoftonline.com");
    Function<OutboundRequest, OutboundResponse> fault = forToken ? tokenFault : graphFault;
    answer.complete(fault != null ? fault.apply(request) : forToken ? token() : graph(request));
  }

  private OutboundResponse token() {
    tokens++;
    return response(200, null, "{\"token_type\":\"Bearer\",\"expires_in\":" + tokenLifetime + ",\"access_token\":\"graph-token-" + tokens + "\"}");
  }

  private OutboundResponse graph(OutboundRequest request) {
    // One that was renewed since serves on.
    if (IntStream.rangeClosed(1, tokens).noneMatch(i -> ("Bearer graph-token-" + i).equals(request.headers().get("Authorization")))) {
      return response(401, null, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}");
    }
    URI uri = request.uri();
    String[] path = uri.getPath().split("/");
    Set<String> member = groups.get(path[3]);
    if (member == null) {
      return response(404, null, NOT_FOUND);
    }
    if (path.length == 4) {
      return response(200, null, "{\"@odata.context\":\"x\",\"accountEnabled\":" + !disabled.contains(path[3]) + "}");
    }
    Set<String> answer = new HashSet<>(member);
    if (path[4].equals("checkMemberGroups")) {
      Set<String> asked = new HashSet<>();
      Matcher ids = GUID.matcher(body(request));
      while (ids.find()) {
        asked.add(ids.group());
      }
      if (asked.size() > 20) {
        return response(400, null, "{\"error\":{\"code\":\"Request_BadRequest\"}}");
      }
      answer.retainAll(asked);
    }
    return response(200, null, answer.stream().collect(Collectors.joining("\",\"", "{\"value\":[\"", "\"]}")).replace("[\"\"]", "[]"));
  }
}
