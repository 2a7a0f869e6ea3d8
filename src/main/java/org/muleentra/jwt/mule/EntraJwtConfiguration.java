package org.muleentra.jwt.mule;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_SCHEDULER_BASE_CONFIG;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_SECURITY_MANAGER;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_STORE_MANAGER;

import java.time.Clock;
import javax.inject.Inject;
import javax.inject.Named;
import org.mule.runtime.api.lifecycle.Initialisable;
import org.mule.runtime.api.lifecycle.InitialisationException;
import org.mule.runtime.api.lifecycle.Startable;
import org.mule.runtime.api.lifecycle.Stoppable;
import org.mule.runtime.api.scheduler.SchedulerConfig;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.core.api.security.SecurityManager;
import org.mule.runtime.extension.api.annotation.Configuration;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.annotation.param.RefName;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.directory.Directory;
import org.muleentra.jwt.core.error.InvalidSettingException;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.mule.gate.Gate;
import org.muleentra.jwt.mule.gate.ObjectStoreKeys;
import org.muleentra.jwt.mule.gate.ObjectStoreMemberships;
import org.muleentra.jwt.mule.gate.ObjectStoreRevocations;
import org.muleentra.jwt.mule.gate.Stores;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.mule.setting.AuthenticationSettings;
import org.muleentra.jwt.mule.setting.BackendSettings;
import org.muleentra.jwt.mule.setting.CallerSettings;
import org.muleentra.jwt.mule.setting.ChallengeSettings;
import org.muleentra.jwt.mule.setting.GraphSettings;
import org.muleentra.jwt.mule.setting.HostSettings;
import org.muleentra.jwt.mule.setting.NetworkSettings;
import org.muleentra.jwt.mule.setting.PermissionOverride;
import org.muleentra.jwt.mule.setting.PermissionSettings;
import org.muleentra.jwt.mule.setting.RevocationSettings;
import org.muleentra.jwt.mule.setting.TokenSettings;

/**
 * {@code <entra-jwt:config>}: settings that are proven when the application is deployed, and a gate from start to stop.
 *
 * <p>Not final, because the runtime instantiates a subclass of its own.
 */
@Configuration(name = "config")
@Operations({RequestOperations.class, TokenOperations.class, RevocationOperations.class})
public class EntraJwtConfiguration implements Initialisable, Startable, Stoppable {

  @RefName
  private String name;

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

  @ParameterGroup(name = "Network")
  private NetworkSettings network;

  @Inject
  private HttpService httpService;

  @Inject
  private SchedulerService schedulerService;

  @Inject
  @Named(OBJECT_SCHEDULER_BASE_CONFIG)
  private SchedulerConfig schedulerConfig;

  @Inject
  @Named(OBJECT_SECURITY_MANAGER)
  private SecurityManager securityManager;

  @Inject
  @Named(OBJECT_STORE_MANAGER)
  private ObjectStoreManager objectStoreManager;

  private ValidationParameters parameters;
  private String keyObjectStore;
  private Route route;
  private String revocationObjectStore;
  private String groupObjectStore;
  private volatile Gate gate;

  /** Stops the deployment when a setting is wrong, with a sentence that names it. */
  @Override
  public void initialise() throws InitialisationException {
    try {
      parameters = settings().build();
      Directory.prove(parameters, Clock.systemUTC());
      keyObjectStore = tokens.keyObjectStore();
      route = network.route();
      revocationObjectStore = revocation.revocationObjectStore();
      groupObjectStore = graph.groupObjectStore();
    } catch (InvalidSettingException e) {
      throw new InitialisationException(
          createStaticMessage("Configuration '" + name + "' of Entra JWT: " + e.getMessage()), e, this);
    }
  }

  private ParametersBuilder settings() {
    ParametersBuilder builder = ValidationParameters.builder();
    tokens.applyTo(builder);
    hosts.applyTo(builder);
    callers.applyTo(builder);
    permissions.applyTo(builder);
    authentication.applyTo(builder);
    graph.applyTo(builder);
    revocation.applyTo(builder);
    backend.applyTo(builder);
    challenge.applyTo(builder);
    return builder;
  }

  /**
   * Proves the permissions of an operation beside these settings.
   *
   * @throws InvalidSettingException naming the setting that is wrong
   */
  void prove(PermissionOverride permissions) {
    ParametersBuilder builder = settings();
    permissions.applyTo(builder);
    builder.build();
  }

  @Override
  public void start() {
    String worker = "entra-jwt." + name;
    gate = Gate.open(parameters, worker, httpService, route,
        () -> schedulerService.ioScheduler(schedulerConfig.withName(worker)), securityManager,
        new Stores(ObjectStoreKeys.in(objectStoreManager, keyObjectStore),
            ObjectStoreRevocations.in(objectStoreManager, revocationObjectStore),
            ObjectStoreMemberships.in(objectStoreManager, groupObjectStore)));
  }

  @Override
  public void stop() {
    Gate open = gate;
    gate = null;
    if (open != null) {
      open.close();
    }
  }

  /** Whether decisions go by a deny list, so that there is something to revoke in. */
  boolean hasDenyList() {
    return revocation.revocationObjectStore() != null;
  }

  /**
   * The gate.
   *
   * @throws IllegalStateException while the configuration is not started, so that nobody passes unseen
   */
  public Gate gate() {
    Gate open = gate;
    if (open == null) {
      throw new IllegalStateException("Configuration '" + name + "' of Entra JWT is not started");
    }
    return open;
  }
}
