package org.muleentra.jwt.mule;

import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_SECURITY_MANAGER;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_STORE_MANAGER;

import java.time.Clock;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Named;
import org.mule.runtime.api.component.ConfigurationProperties;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.extension.api.annotation.Configuration;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.mule.gatekeeper.Deployments;
import org.muleentra.jwt.mule.gatekeeper.GatekeeperProvider;
import org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper;
import org.muleentra.jwt.mule.gatekeeper.StartedConfiguration;
import org.muleentra.jwt.mule.gatekeeper.Watched;
import org.muleentra.jwt.mule.store.ObjectStoreChain;
import org.muleentra.jwt.mule.store.ObjectStoreKeys;
import org.muleentra.jwt.mule.store.ObjectStoreMemberships;
import org.muleentra.jwt.mule.store.ObjectStoreRevocations;
import org.muleentra.jwt.mule.store.Stores;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.mule.setting.AuthenticationSettings;
import org.muleentra.jwt.mule.setting.BackendSettings;
import org.muleentra.jwt.mule.setting.CallerSettings;
import org.muleentra.jwt.mule.setting.ChallengeSettings;
import org.muleentra.jwt.mule.setting.GraphSettings;
import org.muleentra.jwt.mule.setting.HostSettings;
import org.muleentra.jwt.mule.setting.Network;
import org.muleentra.jwt.mule.setting.NetworkSettings;
import org.muleentra.jwt.mule.setting.PlatformSettings;
import org.muleentra.jwt.mule.setting.PermissionSettings;
import org.muleentra.jwt.mule.setting.RecordSettings;
import org.muleentra.jwt.mule.setting.RevocationSettings;
import org.muleentra.jwt.mule.setting.TokenSettings;

/**
 * {@code <entra-jwt:config>}: settings that are proven when the application is deployed, and a gatekeeper from start to stop.
 *
 * <p>Not final, because the runtime instantiates a subclass of its own.
 */
@Configuration(name = "config")
@Operations({RequestOperations.class, TokenOperations.class, RevocationOperations.class, StatusOperations.class})
public class EntraJwtConfiguration extends StartedConfiguration<RunningGatekeeper> implements GatekeeperProvider, Watched {

  @ParameterGroup(name = "Tokens")
  private TokenSettings tokens;

  @ParameterGroup(name = "Hosts")
  private HostSettings hosts;

  @ParameterGroup(name = "Callers")
  private CallerSettings callers;

  @ParameterGroup(name = "Permissions")
  private PermissionSettings permissions;

  @ParameterGroup(name = "Authentication")
  private AuthenticationSettings authentication;

  @ParameterGroup(name = "Microsoft Graph")
  private GraphSettings graph;

  @ParameterGroup(name = "Revocation")
  private RevocationSettings revocation;

  @ParameterGroup(name = "Backend")
  private BackendSettings backend;

  @ParameterGroup(name = "Challenge")
  private ChallengeSettings challenge;

  @ParameterGroup(name = "Audit")
  private RecordSettings audit;

  @ParameterGroup(name = "Network")
  private NetworkSettings network;

  @Inject
  @Named(OBJECT_SECURITY_MANAGER)
  private SecurityManager securityManager;

  @Inject
  @Named(OBJECT_STORE_MANAGER)
  private ObjectStoreManager objectStoreManager;

  @Inject
  private ConfigurationProperties properties;

  private GatekeeperSettings settings;
  private String keyStore;
  private String revocationStore;
  private String groupStore;
  private String auditStore;
  private Route route;

  @Override
  protected void prove() {
    SettingValues given = given();
    GatekeeperSettings proven = GatekeeperSettings.of(given, Clock.systemUTC());
    keyStore = given.get(PlatformSettings.KEY_OBJECT_STORE);
    revocationStore = given.get(PlatformSettings.REVOCATION_OBJECT_STORE);
    auditStore = given.get(PlatformSettings.AUDIT_OBJECT_STORE);
    groupStore = given.get(PlatformSettings.GROUP_OBJECT_STORE);
    route = Network.of(given, network.tlsContext());
    settings = proven;
    graph.forgetSecrets();
    audit.forgetSecrets();
    network.forgetSecrets();
  }

  private SettingValues given() {
    SettingValues given = SettingValues.NONE;
    given = tokens.in(given);
    given = hosts.in(given);
    given = callers.in(given);
    given = permissions.in(given);
    given = authentication.in(given);
    given = graph.in(given);
    given = revocation.in(given);
    given = backend.in(given);
    given = challenge.in(given);
    given = audit.in(given);
    return network.in(given);
  }

  /**
   * Proves the permissions of an operation beside these settings.
   *
   * @throws InvalidSettingException naming the setting that is wrong
   */
  void prove(SettingValues ofOperation) {
    // An operation may be initialised before its configuration.
    GatekeeperSettings configured = settings != null ? settings : GatekeeperSettings.of(given(), Clock.systemUTC());
    configured.requiring(ofOperation);
  }

  @Override
  protected RunningGatekeeper open(String worker, HttpService http, Supplier<Scheduler> schedulers) {
    return RunningGatekeeper.open(settings, worker, Deployments.of(settings, name(), properties), http, route, schedulers, securityManager,
        new Stores(ObjectStoreKeys.in(objectStoreManager, keyStore),
            ObjectStoreRevocations.in(objectStoreManager, revocationStore),
            ObjectStoreMemberships.in(objectStoreManager, groupStore),
            ObjectStoreChain.in(objectStoreManager, auditStore)));
  }

  /** Whether decisions go by a deny list, so that there is something to revoke in. */
  boolean hasDenyList() {
    return revocationStore != null;
  }

  @Override
  public Vitals vitals() {
    return running().vitals();
  }

  @Override
  public RunningGatekeeper gatekeeper() {
    return running();
  }
}
