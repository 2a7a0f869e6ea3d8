package org.muleentra.jwt.testkit.client;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** The applications of the directory: clients with credentials, and APIs with the version they accept. Thread-safe. */
public final class Registrations {
  private final Map<String, AppRegistration> clients = new ConcurrentHashMap<>();
  private final Map<String, ApiRegistration> apis = new ConcurrentHashMap<>();
  private volatile Clock clock = Clock.systemUTC();

  /** Those of {@link Contoso}; the Orders API is a client of the Billing API, on behalf of its users too. */
  public Registrations() {
    client(Contoso.DAEMON_CLIENT_ID, Contoso.DAEMON_OBJECT_ID, "Contoso daemon")
        .secret(Contoso.DAEMON_CLIENT_SECRET).roles(Contoso.READ_ALL_ROLE);
    client(Contoso.ROLELESS_CLIENT_ID, Contoso.ROLELESS_CLIENT_ID, "Contoso client without roles")
        .secret(Contoso.ROLELESS_CLIENT_SECRET);
    client(Contoso.GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_ID, "Contoso gatekeeper").secret(Contoso.GRAPH_CLIENT_SECRET);
    client(Contoso.API_CLIENT_ID, Contoso.API_OBJECT_ID, "Contoso Orders API").secret(Contoso.API_CLIENT_SECRET)
        .rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE)
        .consent(Contoso.BILLING_CLIENT_ID, Contoso.BILL_SCOPE);
    api(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI, TokenVersion.V2);
    api(Contoso.BILLING_CLIENT_ID, Contoso.BILLING_APP_ID_URI, TokenVersion.V2);
  }

  private AppRegistration client(String clientId, String objectId, String displayName) {
    AppRegistration registration = client(clientId, objectId);
    registration.application().displayName(displayName);
    return registration;
  }

  /** The mock's time, for credentials that begin and end. */
  public void clock(Clock newClock) {
    clock = newClock;
    clients.values().forEach(client -> client.clock(newClock));
  }

  /** Registers a client, in place of one with the same id. */
  public AppRegistration client(String clientId, String objectId) {
    AppRegistration registration = new AppRegistration(clientId, objectId).clock(clock);
    clients.put(clientId, registration);
    return registration;
  }

  /** Registers an API under its client id, {@code api://} and that id, and its App ID URI. */
  public ApiRegistration api(String clientId, String appIdUri, TokenVersion version) {
    ApiRegistration api = new ApiRegistration(clientId, version);
    apis.put(clientId, api);
    apis.put("api://" + clientId, api);
    apis.put(appIdUri, api);
    return api;
  }

  /** The client with this id. */
  public Optional<AppRegistration> client(String clientId) {
    return Optional.ofNullable(clients.get(clientId));
  }

  /** The client whose application object has this id. */
  public Optional<AppRegistration> application(String objectId) {
    return clients.values().stream().filter(client -> client.application().id().equalsIgnoreCase(objectId)).findFirst();
  }

  /** The client whose service principal has this object id. */
  public Optional<AppRegistration> servicePrincipal(String objectId) {
    return clients.values().stream().filter(client -> client.objectId().equalsIgnoreCase(objectId)).findFirst();
  }

  /** All clients, by client id. */
  public List<AppRegistration> clients() {
    return clients.values().stream().sorted(Comparator.comparing(AppRegistration::clientId)).collect(Collectors.toList());
  }

  /** The API that one of its names stands for. */
  public Optional<ApiRegistration> api(String resource) {
    return Optional.ofNullable(apis.get(resource));
  }
}
