package org.muleentra.jwt.testkit.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.server.MockEntra;

/**
 * The token service of App Service and Azure Functions.
 *
 * <p>Source: MicrosoftDocs/azure-docs {@code articles/app-service/overview-managed-identity.md}: variables, header, parameters
 * (at most one of the four that name an identity; without one the system-assigned alone), response. Errors are on no page:
 * see {@link IdentityAnswer}; that a wrong header is 401 is not documented.
 */
public final class MockAppService extends IdentityHost {
  private static final String PATH = "/MSI/token";
  private static final String FIRST_VERSION = "2019-08-01";
  private static final IdentityChoice CHOICE =
      new IdentityChoice(Arrays.asList("principal_id", "object_id"), "mi_res_id");

  private volatile String header = UUID.randomUUID().toString();

  private MockAppService(MockEntra entra, ManagedIdentity... identities) {
    super(entra, PATH, identities);
  }

  /**
   * @param entra whose tokens it hands out
   * @param identities those of the app
   * @return the running service
   */
  public static MockAppService start(MockEntra entra, ManagedIdentity... identities) {
    MockAppService host = new MockAppService(entra, identities);
    host.restart();
    return host;
  }

  /** Rotates {@code IDENTITY_HEADER} as the platform does; the value before is refused from now on. */
  public void rotateHeader() {
    header = UUID.randomUUID().toString();
  }

  /** @return {@code IDENTITY_ENDPOINT} and the present {@code IDENTITY_HEADER} */
  @Override
  public Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("IDENTITY_ENDPOINT", endpoint());
    variables.put("IDENTITY_HEADER", header);
    return variables;
  }

  @Override
  JsonAnswer answer(RecordedRequest request) {
    if (!header.equals(request.header("X-IDENTITY-HEADER"))) {
      return IdentityAnswer.message(401, "The header X-IDENTITY-HEADER is missing or wrong.");
    }
    Map<String, String> query = FormParameters.parse(request.query());
    String resource = query.getOrDefault("resource", "");
    if (!ApiVersion.isAtLeast(FIRST_VERSION, query) || resource.isEmpty() || !CHOICE.isClear(query)) {
      return IdentityAnswer.message(400, "The parameters resource and api-version are required; at most one names an identity.");
    }
    Optional<ManagedIdentity> identity = CHOICE.find(query, identities(), false);
    if (!identity.isPresent()) {
      return IdentityAnswer.message(400, CHOICE.isUnnamed(query) ? "No Managed Identity found for specified ClientId/ResourceId/"
          + "PrincipalId." : "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.");
    }
    Optional<IssuedToken> token = server().token(identity.get(), resource);
    if (!token.isPresent()) {
      return IdentityAnswer.message(500, "An unexpected error occured while fetching the AAD Token.");
    }
    return new IdentityAnswer(token.get(), resource).with("client_id", identity.get().clientId()).answer();
  }
}
