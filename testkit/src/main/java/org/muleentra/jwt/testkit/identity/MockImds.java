package org.muleentra.jwt.testkit.identity;

import java.time.Instant;
import java.util.Arrays;
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
 * The Azure Instance Metadata Service of a virtual machine.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity/managed-identities-azure-resources/how-to-use-vm-token.md}
 * (parameters, sample response, errors {@code bad_request_102} and {@code invalid_resource}) and MicrosoftDocs/azure-compute-docs
 * {@code articles/virtual-machines/instance-metadata-service.md} (no {@code X-Forwarded-For}; duplicate parameters; the error
 * without {@code api-version}). {@code invalid_request} with "Identity not found" is as many people published it. That the
 * address has no choice but 169.254.169.254 is different here: {@code AZURE_POD_IDENTITY_AUTHORITY_HOST} names this one, as
 * AzureAD/microsoft-authentication-library-for-java, {@code IMDSManagedIdentitySource}, reads it.
 */
public final class MockImds extends IdentityHost {
  private static final String PATH = "/metadata/identity/oauth2/token";
  private static final String FIRST_VERSION = "2018-02-01";
  private static final IdentityChoice CHOICE = new IdentityChoice(Collections.singletonList("object_id"), "msi_res_id");

  private MockImds(MockEntra entra, ManagedIdentity... identities) {
    super(entra, PATH, identities);
  }

  /**
   * @param entra whose tokens it hands out
   * @param identities those of the machine; none for a machine without
   * @return the running service
   */
  public static MockImds start(MockEntra entra, ManagedIdentity... identities) {
    MockImds host = new MockImds(entra, identities);
    host.restart();
    return host;
  }

  /** @return the variable that leads to this service in place of 169.254.169.254 */
  @Override
  public Map<String, String> environment() {
    return Collections.singletonMap("AZURE_POD_IDENTITY_AUTHORITY_HOST", server().baseUrl());
  }

  @Override
  JsonAnswer answer(RecordedRequest request) {
    if (!"true".equals(request.header("Metadata")) || request.header("X-Forwarded-For") != null) {
      return IdentityAnswer.error(400, "bad_request_102", "Required metadata header not specified");
    }
    Map<String, String> query = FormParameters.parse(request.query());
    if (FormParameters.hasDuplicates(request.query())) {
      return IdentityAnswer.error(400, "invalid_request", "A parameter is included more than once");
    }
    if (!ApiVersion.isAtLeast(FIRST_VERSION, query)) {
      Map<String, Object> error = new LinkedHashMap<>();
      error.put("error", "Bad request. api-version is invalid or was not specified in the request. For more information refer "
          + "to aka.ms/azureimds");
      error.put("newest-versions", Arrays.asList("2025-04-07", "2024-07-17", "2024-03-15"));
      return new JsonAnswer(400, error);
    }
    String resource = query.getOrDefault("resource", "");
    if (resource.isEmpty() || !CHOICE.isClear(query)) {
      return IdentityAnswer.error(400, "invalid_request", "Required query variable 'resource' is missing, or two identities "
          + "were named");
    }
    return token(query, resource);
  }

  private JsonAnswer token(Map<String, String> query, String resource) {
    Optional<ManagedIdentity> identity = CHOICE.find(query, identities(), true);
    if (!identity.isPresent()) {
      return identities().size() > 1 && CHOICE.isUnnamed(query)
          ? IdentityAnswer.error(400, "invalid_request", "Multiple user assigned identities exist, please specify the clientId "
              + "/ resourceId of the identity in the token request")
          : IdentityAnswer.error(400, "invalid_request", "Identity not found");
    }
    Optional<IssuedToken> token = server().token(identity.get(), resource);
    if (!token.isPresent()) {
      return IdentityAnswer.error(400, "invalid_resource", "AADSTS50001: The application was not found in the tenant.");
    }
    Instant now = sts().mint().clock().instant();
    return new IdentityAnswer(token.get(), resource).with("refresh_token", "")
        .with("expires_in", String.valueOf(token.get().left(now).getSeconds())).answer();
  }
}
