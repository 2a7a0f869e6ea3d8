package org.muleentra.jwt.core.directory;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.error.InvalidSettingException;
import org.muleentra.jwt.core.validation.GraphAccess;
import org.muleentra.jwt.core.validation.ValidationParameters;

/** The application as which we ask Microsoft Graph, and where; immutable, and never shows its credential. */
final class GraphApplication {

  private static final String TOKEN_PATH = "/oauth2/v2.0/token";

  private final String clientId;
  private final ClientCredential credential;
  private final String graphBase;
  private final Hosts hosts;

  private GraphApplication(String clientId, ClientCredential credential, String graphBase, Hosts hosts) {
    this.clientId = clientId;
    this.credential = credential;
    this.graphBase = graphBase;
    this.hosts = hosts;
  }

  /**
   * The application that the settings state.
   *
   * @throws InvalidSettingException when its credential is none
   */
  static GraphApplication of(ValidationParameters parameters, Clock clock) {
    GraphAccess access = parameters.graphAccess();
    return new GraphApplication(access.clientId(), credential(access, clock), access.baseUrl(), parameters.hosts());
  }

  private static ClientCredential credential(GraphAccess access, Clock clock) {
    if (access.clientSecret() != null) {
      return new ClientSecret(access.clientSecret());
    }
    if (access.certificate() != null) {
      return ClientCertificate.of("graphCertificate", access.certificate(), clock);
    }
    try {
      return new FederatedAssertion(Paths.get(access.assertionFile()));
    } catch (InvalidPathException e) {
      throw new InvalidSettingException("graphAssertionFile", "must be the path of a file");
    }
  }

  /** What is suspicious about it, each a sentence that names the field; mostly nothing. */
  List<String> doubts() {
    return credential.doubts();
  }

  /** Where a tenant gives us tokens; {@code tenantId} is a GUID. */
  URI tokenEndpoint(String tenantId) {
    return URI.create(hosts.base(tenantId) + "/" + tenantId + TOKEN_PATH);
  }

  /** What to ask there; may block, as a credential may have to be read or made. */
  Map<String, String> tokenParameters(String tenantId) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "client_credentials");
    parameters.put("client_id", clientId);
    parameters.put("scope", graphBase + "/.default");
    // Entra looks for its own address in an assertion, and a mirror hands it on as it is.
    parameters.putAll(
        credential.parameters(clientId, URI.create(hosts.loginBase(tenantId) + "/" + tenantId + TOKEN_PATH)));
    return parameters;
  }

  /** A resource of Microsoft Graph's version 1.0; {@code path} is made of GUIDs and words of ours. */
  URI resource(String path) {
    return URI.create(graphBase + "/v1.0" + path);
  }

  /** Tells one Graph from another. */
  String graphBase() {
    return graphBase;
  }
}
