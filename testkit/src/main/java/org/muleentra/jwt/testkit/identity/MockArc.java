package org.muleentra.jwt.testkit.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.server.MockEntra;

/**
 * The agent of a machine of Azure Arc, which first challenges: the caller must read a file that only the privileged can.
 *
 * <p>Source: MicrosoftDocs/azure-docs {@code articles/azure-arc/servers/managed-identity-authentication.md}: variables,
 * {@code Metadata}, versions 2019-11-01 and 2020-06-01, the challenge and its answer {@code Authorization: Basic {content}};
 * one system-assigned identity. The limits of the file ({@code .key}, 4,096 bytes, the agent's own directory) are of
 * AzureAD/microsoft-authentication-library-for-java, {@code AzureArcManagedIdentitySource}. Not documented: that a secret
 * serves once; the bodies of errors, which are IMDS's here; what happens to a {@code client_id}, which is ignored here as by
 * agents that know no user-assigned identities.
 */
public final class MockArc extends IdentityHost {
  private static final String PATH = "/metadata/identity/oauth2/token";
  private static final String FIRST_VERSION = "2019-11-01";

  private final ArcKeyFiles keyFiles;
  private volatile String challenge;

  private MockArc(MockEntra entra, Path tokenDirectory, ManagedIdentity identity) {
    super(entra, PATH, identity);
    keyFiles = new ArcKeyFiles(tokenDirectory);
  }

  /**
   * @param entra whose tokens it hands out
   * @param tokenDirectory an empty folder that stands for the agent's, for example a temporary one
   * @param identity the machine's
   * @return the running agent
   */
  public static MockArc start(MockEntra entra, Path tokenDirectory, ManagedIdentity identity) {
    MockArc host = new MockArc(entra, tokenDirectory.toAbsolutePath(), identity);
    host.restart();
    return host;
  }

  /** @return the folder of the agent's secrets, which a client must insist on */
  public Path tokenDirectory() {
    return keyFiles.directory();
  }

  /**
   * Challenges with any text from now on, for example a realm outside of the agent's folder.
   *
   * @param wwwAuthenticate the whole header; {@code null} for the regular one again
   * @return this
   */
  public MockArc challenge(String wwwAuthenticate) {
    challenge = wwwAuthenticate;
    return this;
  }

  /**
   * @param bytes how long the secrets of later challenges are, beyond what MSAL reads from 4,097 on
   * @return this
   */
  public MockArc keyLength(int bytes) {
    keyFiles.length(bytes);
    return this;
  }

  /** @return {@code IDENTITY_ENDPOINT} and {@code IMDS_ENDPOINT} */
  @Override
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("IDENTITY_ENDPOINT", endpoint());
    variables.put("IMDS_ENDPOINT", server().baseUrl());
    return variables;
  }

  @Override
  JsonAnswer answer(RecordedRequest request) throws IOException {
    // The page writes True in one sample and true in the other.
    if (!"true".equalsIgnoreCase(request.header("Metadata"))) {
      return IdentityAnswer.error(400, "bad_request_102", "Required metadata header not specified");
    }
    Map<String, String> query = FormParameters.parse(request.query());
    String resource = query.getOrDefault("resource", "");
    if (query.getOrDefault("api-version", "").compareTo(FIRST_VERSION) < 0 || resource.isEmpty()) {
      return IdentityAnswer.error(400, "invalid_request", "resource and api-version are required");
    }
    if (!keyFiles.redeem(request.header("Authorization"))) {
      String header = challenge == null ? "Basic realm=" + keyFiles.next() : challenge;
      return IdentityAnswer.error(401, "unauthorized_client", "Missing Basic Authorization header")
          .header("WWW-Authenticate", header);
    }
    Optional<IssuedToken> token = server().token(identities().get(0), resource);
    return token.isPresent() ? new IdentityAnswer(token.get(), resource)
        .with("expires_in", String.valueOf(token.get().left(sts().mint().clock().instant()).getSeconds())).answer()
        : IdentityAnswer.error(400, "invalid_resource", "AADSTS50001: The application was not found in the tenant.");
  }
}
