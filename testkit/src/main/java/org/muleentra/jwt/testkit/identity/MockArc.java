package org.muleentra.jwt.testkit.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
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
 * AzureAD/microsoft-authentication-library-for-java, {@code AzureArcManagedIdentitySource}; its pull request 1057 and that of
 * 8761 in microsoft-authentication-library-for-js tell of agents that know user-assigned identities: {@code client_id},
 * {@code object_id} or {@code msi_res_id} is echoed, {@code mi_res_id} ignored, an unknown identity 404. An agent without them
 * ignores every name and answers with the machine's own. Not documented: that a secret serves once; the bodies of errors,
 * which are IMDS's here.
 */
public final class MockArc extends IdentityHost {
  private static final String PATH = "/metadata/identity/oauth2/token";
  private static final String FIRST_VERSION = "2019-11-01";
  private static final IdentityChoice CHOICE = new IdentityChoice(Collections.singletonList("object_id"), "msi_res_id");

  private final ArcKeyFiles keyFiles;
  private volatile String challenge;

  private MockArc(MockEntra entra, Path tokenDirectory, ManagedIdentity... identities) {
    super(entra, PATH, identities);
    keyFiles = new ArcKeyFiles(tokenDirectory);
  }

  /**
   * @param entra whose tokens it hands out
   * @param tokenDirectory an empty folder that stands for the agent's, for example a temporary one
   * @param identities the machine's own alone for an older agent, which ignores names; more for one that knows
   *     user-assigned identities
   * @return the running agent
   */
  public static MockArc start(MockEntra entra, Path tokenDirectory, ManagedIdentity... identities) {
    MockArc host = new MockArc(entra, tokenDirectory.toAbsolutePath(), identities);
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
    if (!ApiVersion.isAtLeast(FIRST_VERSION, query) || resource.isEmpty()) {
      return IdentityAnswer.error(400, "invalid_request", "resource and api-version are required");
    }
    if (!keyFiles.redeem(request.header("Authorization"))) {
      String header = challenge == null ? "Basic realm=" + keyFiles.next() : challenge;
      return IdentityAnswer.error(401, "unauthorized_client", "Missing Basic Authorization header")
          .header("WWW-Authenticate", header);
    }
    return token(query, resource);
  }

  private JsonAnswer token(Map<String, String> query, String resource) {
    boolean older = identities().stream().allMatch(ManagedIdentity::isSystemAssigned);
    Optional<ManagedIdentity> identity =
        CHOICE.find(older ? Collections.emptyMap() : query, identities(), false);
    if (!identity.isPresent()) {
      return IdentityAnswer.error(404, "not_found", "Identity not found");
    }
    Optional<IssuedToken> token = server().token(identity.get(), resource);
    if (!token.isPresent()) {
      return IdentityAnswer.error(400, "invalid_resource", "AADSTS50001: The application was not found in the tenant.");
    }
    IdentityAnswer answer = new IdentityAnswer(token.get(), resource)
        .with("expires_in", String.valueOf(token.get().left(sts().mint().clock().instant()).getSeconds()));
    return (identity.get().isSystemAssigned() ? answer : answer.with("client_id", identity.get().clientId())
        .with("object_id", identity.get().objectId()).with("msi_res_id", identity.get().resourceId())).answer();
  }
}
