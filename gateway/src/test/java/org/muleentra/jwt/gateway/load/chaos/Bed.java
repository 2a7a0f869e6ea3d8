package org.muleentra.jwt.gateway.load.chaos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.EngineServices;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.gateway.form.PolicyTemplate;
import org.muleentra.jwt.gateway.load.chaos.caller.Desk;
import org.muleentra.jwt.gateway.load.chaos.scheduler.ChaoticSchedulerService;
import org.muleentra.jwt.gateway.load.chaos.store.SharedStores;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * One engine with all that can go wrong around it: an API behind the policy, a desk that revokes, and the desk of a sound
 * node beside it that shares nothing of its troubles but the key server.
 */
final class Bed implements AutoCloseable {

  static final String DESK = "desk";
  static final String SOUND_DESK = "sound";
  static final String ORDERS = "orders";
  static final String COLD = "cold";

  /** Before the name of a configuration, in the name of its scheduler. */
  private static final String GATES = "entra-jwt.";
  static final String DENY_LIST = "deny-list";
  static final String SAVED_KEYS = "saved-keys";
  static final String GROUPS = "groups";
  static final String AUDIT = "audit";

  final MockEntra entra = MockEntra.start();
  final MuleEngine engine;
  private final SharedStores stores;
  private final Random random;
  private ChaoticSchedulerService schedulers;
  private DeployedApi cold;

  Bed(Random random) throws IOException {
    this.random = random;
    stores = new SharedStores(random);
    engine = MuleEngine.startWith(new EngineServices(this::chaotic, Optional.of(stores)), EntraJwtExtension.class);
    engine.deploy(guarded(ORDERS, List.of(Contoso.TENANT_ID)));
    engine.deploy(Desk.of(DESK, entra, DENY_LIST));
    engine.deploy(Desk.of(SOUND_DESK, entra, DENY_LIST + SharedStores.SOUND));
  }

  /** Another API, whose gate starts in the middle of it all and stays. */
  void startCold() {
    cold = deploy(COLD);
  }

  /** Takes that one off. */
  void retireColdApi() {
    if (cold != null) {
      cold.close();
    }
  }

  private SchedulerService chaotic(SchedulerService regular) {
    schedulers = new ChaoticSchedulerService(regular,
        name -> name.contains(GATES) && !name.endsWith(GATES + SOUND_DESK), random);
    return schedulers;
  }

  /** Another API behind the policy. */
  DeployedApi deploy(String name) {
    return deploy(name, List.of(Contoso.TENANT_ID));
  }

  /** One that trusts these tenants. */
  DeployedApi deploy(String name, List<String> tenants) {
    synchronized (engine) {
      return engine.deploy(guarded(name, tenants));
    }
  }

  /** Another desk. */
  DeployedApi deployDesk(String name) {
    synchronized (engine) {
      return engine.deploy(Desk.of(name, entra, DENY_LIST));
    }
  }

  /** An application that answers with a token of its own, or 503 where there is none. */
  DeployedApi deployCaller(String name) {
    String application = MuleXml.application("""
        <entra-jwt:client-config name="%1$s" tenantId="%2$s" clientId="%3$s" loginBaseUrl="%4$s" credentialWatch="off">
          <entra-jwt:client-secret secret="%5$s"/>
        </entra-jwt:client-config>
        <flow name="token">
          <http:listener path="/%1$s/*"><http:error-response statusCode="#[vars.status]"/></http:listener>
          <entra-jwt:acquire-token config-ref="%1$s" api="%6$s" target="token"/>
          <set-payload value="#[vars.token.authorization]"/>
          <error-handler>
            <on-error-propagate type="ENTRA-JWT:ENTRA_UNAVAILABLE" logException="false">
              <set-variable variableName="status" value="#[error.errorMessage.attributes.status]"/>
            </on-error-propagate>
          </error-handler>
        </flow>
        """.formatted(name, Contoso.TENANT_ID, Contoso.DAEMON_CLIENT_ID, entra.baseUrl(), Contoso.DAEMON_CLIENT_SECRET,
        Contoso.BILLING_APP_ID_URI), "http", "entra-jwt");
    synchronized (engine) {
      return engine.deploy(ApiSpec.application(name, application));
    }
  }

  private ApiSpec guarded(String name, List<String> tenants) {
    return ApiSpec.behind(PolicyTemplate.load().render(name, Map.ofEntries(
        Map.entry("tenants", tenants),
        Map.entry("audiences", List.of(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI)),
        Map.entry("tokenVersions", List.of("2.0")),
        Map.entry("metadataBaseUrl", entra.baseUrl()),
        Map.entry("keyObjectStore", SAVED_KEYS),
        Map.entry("revocationObjectStore", DENY_LIST),
        Map.entry("auditObjectStore", AUDIT),
        Map.entry("roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader"))),
        Map.entry("requiredRoles", List.of("reader")),
        Map.entry("groupOverage", "graph"),
        Map.entry("groupObjectStore", GROUPS),
        Map.entry("graphBaseUrl", entra.graphBaseUrl()),
        Map.entry("graphClientId", Contoso.GRAPH_CLIENT_ID),
        Map.entry("graphClientSecret", Contoso.GRAPH_CLIENT_SECRET))), name, "/" + name + "/*");
  }

  Troubles troubles() {
    return new Troubles(entra, schedulers, stores, random);
  }

  ChaoticSchedulerService schedulers() {
    return schedulers;
  }

  /** Names the schedulers that nobody has stopped. */
  List<String> schedulerNames() {
    List<String> names = new ArrayList<>(engine.schedulers());
    schedulers.getSchedulers().forEach(each -> names.add(each.getName()));
    return names.stream().map(String::valueOf).sorted().toList();
  }

  @Override
  public void close() {
    engine.close();
    schedulers.close();
    entra.close();
  }
}
