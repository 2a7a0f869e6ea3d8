package org.muleentra.jwt.mule.client;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_LOCK_FACTORY;
import static org.mule.runtime.core.api.config.MuleProperties.OBJECT_STORE_MANAGER;
import static org.muleentra.jwt.core.authority.TrustedTenants.CLOUD;
import static org.muleentra.jwt.core.authority.TrustedTenants.LOGIN_HOST;
import static org.muleentra.jwt.core.identity.ClientSettings.CLIENT_ID;
import static org.muleentra.jwt.core.identity.ClientSettings.CREDENTIAL_WATCH;
import static org.muleentra.jwt.core.identity.ClientSettings.GATEKEEPER;
import static org.muleentra.jwt.core.identity.ClientSettings.LOGIN_BASE_URL;
import static org.muleentra.jwt.core.identity.ClientSettings.SELF_PROBE;
import static org.muleentra.jwt.core.identity.ClientSettings.TENANT_ID;
import static org.muleentra.jwt.core.identity.GraphAddress.GRAPH_BASE_URL;
import static org.muleentra.jwt.mule.setting.PlatformSettings.WATCH_OBJECT_STORE;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import org.mule.runtime.api.artifact.Registry;
import org.mule.runtime.api.lock.LockFactory;
import org.mule.runtime.api.scheduler.Scheduler;
import org.mule.runtime.api.store.ObjectStoreManager;
import org.mule.runtime.extension.api.annotation.Configuration;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.Operations;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.param.reference.ConfigReference;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.mule.runtime.http.api.HttpService;
import org.muleentra.jwt.core.identity.ClientSettings;
import org.muleentra.jwt.core.identity.CredentialValues;
import org.muleentra.jwt.core.identity.EntraClient;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.mule.StatusOperations;
import org.muleentra.jwt.mule.gatekeeper.StartedConfiguration;
import org.muleentra.jwt.mule.gatekeeper.Watched;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.mule.setting.Clouds;
import org.muleentra.jwt.mule.setting.Network;
import org.muleentra.jwt.mule.setting.NetworkSettings;
import org.muleentra.jwt.mule.store.ObjectStoreWatchRecord;

/**
 * {@code <entra-jwt:client-config>}: the application that we are at Entra, proven when the application is deployed.
 *
 * <p>Not final, because the runtime instantiates a subclass of its own.
 */
@Configuration(name = "client-config")
@Operations({AcquireToken.class, AcquireTokenOnBehalfOf.class, ForgetToken.class, ListCredentials.class, StatusOperations.class})
public class ClientConfiguration extends StartedConfiguration<RunningClient> implements Watched {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Tenant ID")
  @Summary("Tenant (GUID) that issues the tokens; with a federated assertion, AZURE_TENANT_ID by default.")
  @Example("c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001")
  private String tenantId;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Client ID")
  @Summary("Client ID (GUID) of the application that asks; with a federated assertion, AZURE_CLIENT_ID by default.")
  @Example("0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10")
  private String clientId;

  @Parameter
  @Optional(defaultValue = "global")
  @Expression(NOT_SUPPORTED)
  @OfValues(Clouds.class)
  @Placement(order = 3)
  @DisplayName("Cloud")
  @Summary("Microsoft cloud of the tenant: global, usGov or china.")
  @Example("global")
  private String cloud;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Login host")
  @Summary("Host that issues the tokens, if it is not the one of the cloud.")
  @Example("contoso.ciamlogin.com")
  private String loginHost;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Login base URL")
  @Summary("Address that tokens are requested from in place of the login host, such as a mirror or a mock: https, or http to a loopback address.")
  @Example("http://localhost:8089")
  private String loginBaseUrl;

  @Parameter
  @Optional(defaultValue = "graph")
  @Expression(NOT_SUPPORTED)
  @OfValues(CredentialWatches.class)
  @Placement(order = 6)
  @DisplayName("Credential watch")
  @Summary("Whether the application's registration is read once a day, to warn weeks before a credential ends: graph or off.")
  @Example("off")
  private String credentialWatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Graph base URL")
  @Summary("Address of Microsoft Graph, if it is not the one of the cloud: https, or http to a loopback address.")
  @Example("https://dod-graph.microsoft.us")
  private String graphBaseUrl;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @ConfigReference(namespace = "ENTRA-JWT", name = "CONFIG")
  @Placement(order = 8)
  @DisplayName("Gatekeeper")
  @Summary("Configuration (entra-jwt:config) of the API that this application is itself: the credentials of its allowedClientIds are watched too.")
  @Example("entra")
  private String gatekeeper;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Self-probe")
  @Summary("Once an hour a new token of this application must pass the gatekeeper, so that a fault is told before a caller finds it.")
  @Example("true")
  private boolean selfProbe;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 10)
  @DisplayName("Watch object store")
  @Summary("Name of an object store that all replicas share: one of them looks at the registrations each day, and warns of each thing once.")
  @Example("credential-watch")
  private String watchObjectStore;

  @ParameterGroup(name = "Client certificate", showInDsl = true)
  private CertificateGroup certificate;

  @ParameterGroup(name = "Second client certificate", showInDsl = true)
  private SecondCertificateGroup secondCertificate;

  @ParameterGroup(name = "Federated assertion", showInDsl = true)
  private AssertionGroup assertion;

  @ParameterGroup(name = "Client secret", showInDsl = true)
  private SecretGroup secret;

  @ParameterGroup(name = "Managed identity", showInDsl = true)
  private ManagedIdentityGroup managedIdentity;

  @ParameterGroup(name = "Network")
  private NetworkSettings network;

  @Inject
  private Registry registry;

  @Inject
  @Named(OBJECT_STORE_MANAGER)
  private ObjectStoreManager objectStoreManager;

  @Inject
  @Named(OBJECT_LOCK_FACTORY)
  private LockFactory lockFactory;

  private ClientSettings settings;
  private String watchStore;
  private Route route;

  @Override
  protected void prove() {
    SettingValues given = network.in(managedIdentity.in(SettingValues.NONE
        .with(TENANT_ID, tenantId)
        .with(CLIENT_ID, clientId)
        .with(CLOUD, cloud)
        .with(LOGIN_HOST, loginHost)
        .with(LOGIN_BASE_URL, loginBaseUrl)
        .with(CREDENTIAL_WATCH, credentialWatch)
        .with(GRAPH_BASE_URL, graphBaseUrl)
        .with(GATEKEEPER, gatekeeper)
        .with(SELF_PROBE, selfProbe)
        .with(WATCH_OBJECT_STORE, watchObjectStore)));
    ClientSettings proven = ClientSettings.of(given, credentials(), System::getenv, Clock.systemUTC());
    Route configured = Network.of(given, network.tlsContext());
    // Hosts of managed identities answer to this machine alone, and a proxy would see the tokens.
    route = proven.isManagedIdentity() ? Route.DIRECT : configured;
    settings = proven;
    watchStore = given.get(WATCH_OBJECT_STORE);
    certificate.forgetSecrets();
    secondCertificate.forgetSecrets();
    secret.forgetSecrets();
    network.forgetSecrets();
  }

  /** The stronger before the weaker, as each serves until Entra rejects it. */
  private List<CredentialValues> credentials() {
    return Stream.of(certificate.values("client-certificate"), secondCertificate.values("second-client-certificate"),
            assertion.values("federated-assertion"), secret.values("client-secret"))
        .filter(Objects::nonNull).collect(Collectors.toList());
  }

  @Override
  protected RunningClient open(String worker, HttpService http, Supplier<Scheduler> schedulers) {
    // Found only now, as configurations are known to each other when all are initialised.
    return RunningClient.open(settings, worker, NamedGatekeeper.find(registry, settings.gatekeeper()),
        ObjectStoreWatchRecord.in(objectStoreManager, watchStore), http, route, schedulers, new Rotations(objectStoreManager, lockFactory));
  }

  @Override
  public Vitals vitals() {
    return running().client().vitals();
  }

  /**
   * The client.
   *
   * @throws IllegalStateException while the configuration is not started
   */
  EntraClient client() {
    return running().client();
  }
}
