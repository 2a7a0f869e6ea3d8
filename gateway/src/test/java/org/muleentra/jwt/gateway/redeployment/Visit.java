package org.muleentra.jwt.gateway.redeployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.mule.gate.Gate;
import org.muleentra.jwt.mule.gate.Stores;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.testkit.Contoso;

/** One deployment of the extension, from its gate's opening to its closing, over services that outlive it. */
public final class Visit implements BiFunction<Visit.Runtime, List<String>, List<Integer>> {

  /** What a runtime keeps when a policy goes. */
  public record Runtime(HttpService http, SchedulerService schedulers, SecurityManager security, String metadataBaseUrl) {}

  /** Decides on each token; returns the answers' statuses, 200 for an admission. */
  @Override
  public List<Integer> apply(Runtime runtime, List<String> tokens) {
    ValidationParameters parameters = ValidationParameters.builder().tenants(List.of(Contoso.TENANT_ID))
        .audiences(List.of(Contoso.API_CLIENT_ID)).metadataBaseUrl(runtime.metadataBaseUrl())
        .roleMappings(Map.of(Contoso.READERS_GROUP_ID, "reader")).groupOverage("graph").graphBaseUrl(runtime.metadataBaseUrl())
        .graphClientId(Contoso.GRAPH_CLIENT_ID).graphClientSecret(Contoso.GRAPH_CLIENT_SECRET).build();
    List<Integer> statuses = new ArrayList<>();
    try (Gate gate = Gate.open(parameters, "visit", runtime.http(), Route.DIRECT,
        () -> runtime.schedulers().ioScheduler(SchedulerConfig.config().withName("visit")), runtime.security(), Stores.NONE)) {
      for (String token : tokens) {
        statuses.add(gate.authorize(InboundRequest.ofAuthorization("Bearer " + token), "GET", "/")
            .thenApply(decision -> decision.admitted() ? 200 : decision.refusal().reason().family().status())
            .toCompletableFuture().join());
      }
    }
    return statuses;
  }
}
