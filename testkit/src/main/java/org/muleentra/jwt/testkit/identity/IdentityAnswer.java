package org.muleentra.jwt.testkit.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/**
 * How hosts answer: numbers are text in all of them.
 *
 * <p>Source: the sample responses of MicrosoftDocs/entra-docs
 * {@code docs/identity/managed-identities-azure-resources/how-to-use-vm-token.md} and of MicrosoftDocs/azure-docs
 * {@code articles/app-service/overview-managed-identity.md}; "all primitives will be of type string" is of
 * MicrosoftDocs/azure-compute-docs {@code articles/virtual-machines/instance-metadata-service.md}.
 */
final class IdentityAnswer {
  private final Map<String, Object> body = new LinkedHashMap<>();

  IdentityAnswer(IssuedToken token, String resource) {
    body.put("access_token", token.token());
    body.put("expires_on", String.valueOf(token.expiresAt().getEpochSecond()));
    body.put("not_before", String.valueOf(token.notBefore().getEpochSecond()));
    body.put("resource", resource);
    body.put("token_type", "Bearer");
  }

  IdentityAnswer with(String name, String value) {
    body.put(name, value);
    return this;
  }

  JsonAnswer answer() {
    return new JsonAnswer(200, body);
  }

  /** IMDS's and Arc's: {@code error} and {@code error_description}. */
  static JsonAnswer error(int status, String error, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("error_description", description);
    return new JsonAnswer(status, body);
  }

  /**
   * App Service's, which its page does not show: AzureAD/microsoft-authentication-library-for-java,
   * {@code ManagedIdentityErrorResponse}, and the texts of its tests.
   */
  static JsonAnswer message(int status, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("statusCode", status);
    body.put("message", message);
    body.put("correlationId", UUID.randomUUID().toString());
    return new JsonAnswer(status, body);
  }
}
