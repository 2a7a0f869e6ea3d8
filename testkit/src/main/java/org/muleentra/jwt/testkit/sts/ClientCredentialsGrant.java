package org.muleentra.jwt.testkit.sts;

import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Client credentials (RFC 6749 §4.4): an application's own token.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-client-creds-grant-flow.md}: the scope is
 * {@code {resource}/.default} of one resource; a token is issued without {@code roles} where none was granted, unless the
 * API requires assignment. At v1.0 {@code resource} stands for the scope; v2.0 refuses it (AADSTS901002,
 * {@code reference-error-codes.md}).
 */
public final class ClientCredentialsGrant {
  /** {@code grant_type}. */
  public static final String TYPE = "client_credentials";

  private static final String SUFFIX = "/.default";

  private final Resources resources;
  private final ConditionalAccess conditionalAccess;
  private final AppTokens tokens;
  private final Issuance issuance;

  ClientCredentialsGrant(Resources resources, ConditionalAccess conditionalAccess, AppTokens tokens, Issuance issuance) {
    this.resources = resources;
    this.conditionalAccess = conditionalAccess;
    this.tokens = tokens;
    this.issuance = issuance;
  }

  JsonAnswer answer(TokenRequest request, Client client) throws TokenRefusal {
    Resource resource = resources.named(resourceName(request));
    if (resource.api.isAssignmentRequired() && client.registration.grantedOn(resource.api.clientId()).isEmpty()) {
      throw new TokenRefusal(EntraError.ASSIGNMENT_MISSING);
    }
    conditionalAccess.checkClient(client.id());
    return issuance.response(tokens.issue(client, request.tenant, resource)).answer();
  }

  private static String resourceName(TokenRequest request) throws TokenRefusal {
    if (!request.v2 && request.has("resource")) {
      return request.required("resource");
    }
    if (request.has("resource")) {
      throw new TokenRefusal(EntraError.RESOURCE_PARAMETER_UNSUPPORTED);
    }
    String scope = request.required("scope").trim();
    if (scope.indexOf(' ') >= 0) {
      RequestedScopes.parse(scope); // says what is wrong with more than one resource
    }
    if (!scope.endsWith(SUFFIX) || scope.indexOf(' ') >= 0) {
      throw new TokenRefusal(EntraError.SCOPE_INVALID);
    }
    return scope.substring(0, scope.length() - SUFFIX.length());
  }
}
