package org.muleentra.jwt.core.directory;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.identity.GraphError;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * The questions that we put to Microsoft Graph v1.0. Thread-safe.
 *
 * <p>Addresses are made of configuration and of proven GUIDs; one that an answer or a token names is never followed.
 */
final class Graph {

  /** How many groups {@code checkMemberGroups} takes at most. */
  static final int MAXIMUM_CHECKED = 20;

  private final GraphApplication application;
  private final Function<String, GraphTenant> newTenant;
  // As many as are configured: who is looked up has a token that one of the listed tenants issued.
  private final Map<String, GraphTenant> tenants = new ConcurrentHashMap<>();

  Graph(String name, GraphApplication application, Transport transport, Timetable timetable, Clock clock) {
    this.application = application;
    this.newTenant = tenantId -> new GraphTenant(name, tenantId, application, transport, timetable, clock);
  }

  /**
   * The groups the caller is in, directly or through others: at least those among {@code wanted}, and perhaps more.
   *
   * <p>Few are cheaper to check by name. A caller in more groups than Graph lists at once (11,000) is checked in turns.
   */
  CompletionStage<Outcome<Set<String>>> groups(Caller caller, List<String> wanted) {
    if (wanted.size() <= MAXIMUM_CHECKED) {
      return checkMemberGroups(caller, wanted);
    }
    return groups(caller, "/getMemberGroups", "{\"securityEnabledOnly\":true}")
        .handle((groups, failure) -> OutboundException.hasCode(failure, GraphError.TOO_MANY)
            ? checkInTurns(caller, wanted, new HashSet<>()) : done(groups, failure))
        .thenCompose(Function.identity());
  }

  private CompletionStage<Outcome<Set<String>>> checkInTurns(Caller caller, List<String> left, Set<String> found) {
    List<String> turn = left.subList(0, Math.min(MAXIMUM_CHECKED, left.size()));
    List<String> later = left.subList(turn.size(), left.size());
    return checkMemberGroups(caller, turn).thenCompose(checked -> {
      if (checked.isRefused()) {
        return CompletableFuture.completedFuture(checked);
      }
      found.addAll(checked.value());
      return later.isEmpty() ? CompletableFuture.completedFuture(Outcome.of(found)) : checkInTurns(caller, later, found);
    });
  }

  private static <T> CompletionStage<T> done(T result, Throwable failure) {
    CompletableFuture<T> done = new CompletableFuture<>();
    if (failure != null) {
      done.completeExceptionally(failure);
    } else {
      done.complete(result);
    }
    return done;
  }

  private CompletionStage<Outcome<Set<String>>> checkMemberGroups(Caller caller, Collection<String> groupIds) {
    String json = groupIds.stream().collect(Collectors.joining("\",\"", "{\"groupIds\":[\"", "\"]}"));
    return groups(caller, "/checkMemberGroups", json);
  }

  private CompletionStage<Outcome<Set<String>>> groups(Caller caller, String action, String json) {
    return tenant(caller).ask(GraphOperation.GROUPS,
        OutboundRequest.postJson(application.resource(caller.path() + action), json),
        response -> read(response, Graph::groupIds));
  }

  /** Whether the caller's account is enabled. */
  CompletionStage<Outcome<Boolean>> accountEnabled(Caller caller) {
    return tenant(caller).ask(GraphOperation.ACCOUNT,
        OutboundRequest.get(application.resource(caller.path() + "?$select=accountEnabled")),
        response -> read(response, Graph::enabled));
  }

  /** Takes note of a look-up that failed. */
  void failed(Caller caller, Throwable failure) {
    tenant(caller).failed(failure);
  }

  /** How the questions to each tenant fared so far. */
  List<TrackRecord> tracks(GraphOperation operation) {
    return tenants.values().stream().map(tenant -> tenant.track(operation)).collect(Collectors.toList());
  }

  private GraphTenant tenant(Caller caller) {
    return tenants.computeIfAbsent(caller.tenantId(), newTenant);
  }

  private static <T> Outcome<T> read(OutboundResponse response, Function<Map<String, Object>, T> reading) {
    if (response.status() == 404) {
      // Only Graph itself can say that there is no such account: a proxy's 404 says that there is no Graph.
      if (GraphError.NOT_FOUND.equals(GraphError.code(response.body()))) {
        return Outcome.refused(Reason.ACCOUNT_NOT_FOUND);
      }
      throw new OutboundException("status 404 came from something other than Microsoft Graph");
    }
    Map<String, Object> members = StrictJson.object(response.body());
    if (members == null) {
      throw new OutboundException("Microsoft Graph's answer is not a JSON object");
    }
    return Outcome.of(reading.apply(members));
  }

  private static Set<String> groupIds(Map<String, Object> members) {
    Object value = members.get("value");
    // What is left out would be on another page, and a page's address is not one we go to.
    if (!(value instanceof List) || members.containsKey("@odata.nextLink")) {
      throw new OutboundException("Microsoft Graph's answer is not a complete list of groups");
    }
    Set<String> groupIds = new HashSet<>();
    for (Object groupId : (List<?>) value) {
      if (!(groupId instanceof String) || !Guid.isGuid((String) groupId)) {
        throw new OutboundException("Microsoft Graph's answer is not a list of groups' ids");
      }
      groupIds.add(Guid.canonical((String) groupId));
    }
    return groupIds;
  }

  private static Boolean enabled(Map<String, Object> members) {
    Object enabled = members.get("accountEnabled");
    if (!(enabled instanceof Boolean)) {
      throw new OutboundException("Microsoft Graph does not say whether the account is enabled");
    }
    return (Boolean) enabled;
  }
}
