package org.muleentra.jwt.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The applications of the directory: clients with secrets, and APIs with the token version they accept. Thread-safe. */
final class Registrations {
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<String, Api> apis = new ConcurrentHashMap<>();

  Registrations() {
    client(Contoso.DAEMON_CLIENT_ID, Contoso.DAEMON_OBJECT_ID, Contoso.DAEMON_CLIENT_SECRET, false,
        Contoso.READ_ALL_ROLE);
    client(Contoso.ROLELESS_CLIENT_ID, Contoso.ROLELESS_CLIENT_ID, Contoso.ROLELESS_CLIENT_SECRET, false);
    api(Contoso.API_CLIENT_ID, Contoso.API_APP_ID_URI, TokenVersion.V2);
  }

  void client(String clientId, String objectId, String secret, boolean expired, String... roles) {
    clients.put(clientId, new Client(clientId, objectId, secret, expired, roles));
  }

  void api(String clientId, String appIdUri, TokenVersion version) {
    Api api = new Api(clientId, version);
    apis.put(clientId, api);
    apis.put("api://" + clientId, api);
    apis.put(appIdUri, api);
  }

  Optional<Client> client(String clientId) {
    return Optional.ofNullable(clients.get(clientId));
  }

  Optional<Api> api(String resource) {
    return Optional.ofNullable(apis.get(resource));
  }

  /** A confidential client. */
  static final class Client {
    final String id;
    final String objectId;
    final String secret;
    final boolean secretExpired;
    final List<String> roles;

    Client(String id, String objectId, String secret, boolean secretExpired, String... roles) {
      this.id = id;
      this.objectId = objectId;
      this.secret = secret;
      this.secretExpired = secretExpired;
      this.roles = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(roles)));
    }
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
