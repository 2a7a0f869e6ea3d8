package org.muleentra.jwt.testkit.server;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.graph.GraphPermission;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** The applications of the directory: clients with credentials, and APIs with the version they accept. Thread-safe. */
final class Registrations {
  private final Map<String, AppRegistration> clients = new ConcurrentHashMap<>();
  private final Map<String, Api> apis = new ConcurrentHashMap<>();

  Registrations() {
    client(Contoso.DAEMON_CLIENT_ID, Contoso.DAEMON_OBJECT_ID)
        .secret(Contoso.DAEMON_CLIENT_SECRET).roles(Contoso.READ_ALL_ROLE);
    client(Contoso.ROLELESS_CLIENT_ID, Contoso.ROLELESS_CLIENT_ID).secret(Contoso.ROLELESS_CLIENT_SECRET);
    client(Contoso.GRAPH_CLIENT_ID, Contoso.GRAPH_CLIENT_ID)
        .secret(Contoso.GRAPH_CLIENT_SECRET).roles(GraphPermission.enough());
    api(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI, TokenVersion.V2);
  }

  AppRegistration client(String clientId, String objectId) {
    AppRegistration registration = new AppRegistration(clientId, objectId);
    clients.put(clientId, registration);
    return registration;
  }

  void api(String clientId, String appIdUri, TokenVersion version) {
    Api api = new Api(clientId, version);
    apis.put(clientId, api);
    apis.put("api://" + clientId, api);
    apis.put(appIdUri, api);
  }

  Optional<AppRegistration> client(String clientId) {
    return Optional.ofNullable(clients.get(clientId));
  }

  Optional<Api> api(String resource) {
    return Optional.ofNullable(apis.get(resource));
  }

  /** A protected API. */
  static final class Api {
    final String clientId;
    final TokenVersion version;

    Api(String clientId, TokenVersion version) {
      this.clientId = clientId;
      this.version = version;
    }
  }
}
