package org.muleentra.jwt.gateway.redeployment;

import static org.muleentra.jwt.core.authority.TrustedTenants.METADATA_BASE_URL;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.directory.DirectorySettings.GRAPH_BASE_URL;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_ID;
import static org.muleentra.jwt.core.identity.AppIdentity.GRAPH_CLIENT_SECRET;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.audit.Deployment;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.mule.store.Stores;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** One deployment of the extension, from its gate's opening to its closing, over services that outlive it. */
public final class Visit implements BiFunction<Visit.Runtime, List<String>, List<Integer>> {

  /** What a runtime keeps when a policy goes. */
  public record Runtime(HttpService http, SchedulerService schedulers, SecurityManager security, String metadataBaseUrl) {}

  /** Decides on each token; returns the answers' statuses, 200 for an admission. */
  @Override
  public List<Integer> apply(Runtime runtime, List<String> tokens) {
    SettingValues values = SettingValues.NONE.with(TENANTS, List.of(Contoso.TENANT_ID))
        .with(AUDIENCES, List.of(Contoso.API_CLIENT_ID)).with(METADATA_BASE_URL, runtime.metadataBaseUrl())
        .with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader")).with(GROUP_OVERAGE, "graph").with(GRAPH_BASE_URL, runtime.metadataBaseUrl())
        .with(GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_ID).with(GRAPH_CLIENT_SECRET, Contoso.GRAPH_CLIENT_SECRET);
    List<Integer> statuses = new ArrayList<>();
    try (RunningGatekeeper gate = RunningGatekeeper.open(GatekeeperSettings.of(values, Clock.systemUTC()), "visit",
        new Deployment("visit", null, null), runtime.http(), Route.DIRECT,
        () -> runtime.schedulers().ioScheduler(SchedulerConfig.config().withName("visit")), runtime.security(), Stores.NONE)) {
      for (String token : tokens) {
        statuses.add(gate.authorize(InboundRequest.ofAuthorization("Bearer " + token))
            .thenApply(decision -> decision.admitted() ? 200 : decision.refusal().reason().family().status())
            .toCompletableFuture().join());
      }
      // Monitoring reads too, and must hold nothing.
      if (!gate.vitals().metrics().contains("entra_jwt_decisions_total") || gate.vitals().status().parts().isEmpty()) {
        throw new IllegalStateException("the gate tells nothing of itself");
      }
    }
    return statuses;
  }
}
