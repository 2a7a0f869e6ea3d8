package org.muleentra.jwt.testkit.client;

import java.time.Clock;
import java.util.Optional;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/**
 * Refusals of the token endpoint, with the AADSTS codes that Entra uses.
 *
 * <p>Source of numbers and meanings: MicrosoftDocs/entra-docs {@code docs/identity-platform/reference-error-codes.md}
 * (CODES), unless it says otherwise. That page gives neither an HTTP status nor an {@code error} per number, and warns that
 * numbers and texts change: status and {@code error} are of other pages, of answers that people published, and otherwise
 * of RFC 6749 §5.2.
 */
public enum EntraError {
  TENANT_NOT_FOUND(400, "invalid_request", 90002, "Tenant not found. Check to make sure you have the correct tenant ID "
      + "and are signing into the correct cloud."),
  /** For {@code organizations}; CODES has the number, no page this use of it. */
  TENANT_NOT_NAMED(400, "invalid_request", 50059, "No tenant-identifying information found in either the request or "
      + "implied by any provided credentials."),
  GRANT_NEEDS_TENANT(400, "invalid_request", 9001023, "The grant type is not supported over the /common or /consumers "
      + "endpoints. Please use the /organizations or tenant-specific endpoint."),
  RESOURCE_PARAMETER_UNSUPPORTED(400, "invalid_request", 901002, "The 'resource' request parameter isn't supported."),
  MISSING_PARAMETER(400, "invalid_request", 900144, "The request body is missing a required parameter."),
  REQUEST_MALFORMED(400, "invalid_request", 9002313, "Invalid request. Request is malformed or invalid."),
  UNSUPPORTED_GRANT(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type."),
  CLIENT_NOT_FOUND(400, "unauthorized_client", 700016, "Application was not found in the directory."),
  CREDENTIAL_MISSING(401, "invalid_client", 7000218, "The request body must contain the following parameter: "
      + "'client_assertion' or 'client_secret'."),
  SECRET_INVALID(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the "
      + "request is the client secret value, not the client secret ID."),
  SECRET_EXPIRED(401, "invalid_client", 7000222, "The provided client secret keys are expired."),
  PUBLIC_CLIENT(401, "invalid_client", 700025, "Client is public so neither 'client_assertion' nor 'client_secret' should "
      + "be presented."),
  APPLICATION_DISABLED(400, "unauthorized_client", 7000112, "The application is disabled."),

  ASSERTION_MALFORMED(401, "invalid_client", 50027, "JWT token is invalid or malformed."),
  /** Not documented, but RFC 7523 §3 lets a server refuse it and the page on certificates wants each {@code jti} fresh. */
  ASSERTION_REPEATED(401, "invalid_client", 50027, "JWT token is invalid or malformed: its identifier was used before."),
  ASSERTION_TYPE_INVALID(400, "invalid_request", 50013, "The client_assertion_type is not supported."),
  /** Not in CODES; learn.microsoft.com/azure/developer/java/sdk/troubleshooting-authentication-service-principal. */
  ASSERTION_OF_ANOTHER_CLIENT(401, "invalid_client", 700021, "Client assertion application identifier doesn't match "
      + "'client_id' parameter. Review the documentation at https://learn.microsoft.com/entra/identity-platform/"
      + "certificate-credentials."),
  /** CODES has another meaning for it; this is of the page named at {@link #ASSERTION_OF_ANOTHER_CLIENT}. */
  ASSERTION_AUDIENCE_INVALID(401, "invalid_client", 700023, "Client assertion audience claim does not match Realm "
      + "issuer."),
  /** Not in CODES; published by many users of certificates and of federated assertions. */
  ASSERTION_NOT_IN_TIME(401, "invalid_client", 700024, "Client assertion is not within its valid time range."),
  ASSERTION_INVALID(401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion "
      + "is not registered on application, or the signature is invalid. [Reason - The key was not found.]"),
  /** The reason is of Microsoft's troubleshooting pages for servers with certificates. */
  CERTIFICATE_EXPIRED(401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion "
      + "is expired on application. [Reason - The key used is expired.]"),
  /** {@code docs/workload-id/workload-identity-federation-considerations.md}: a trust that is still being copied. */
  FEDERATION_UNKNOWN(401, "invalid_client", 70021, "No matching federated identity record found for presented assertion."),
  /** Not documented; published by many users of federation, as the two after it. */
  FEDERATED_ISSUER_UNKNOWN(401, "invalid_client", 700211, "No matching federated identity record found for presented "
      + "assertion issuer."),
  FEDERATED_AUDIENCE_UNKNOWN(401, "invalid_client", 700212, "No matching federated identity record found for presented "
      + "assertion audience."),
  FEDERATED_SUBJECT_UNKNOWN(401, "invalid_client", 700213, "No matching federated identity record found for presented "
      + "assertion subject. Check your federated identity credential Subject, Audience and Issuer against the "
      + "presented assertion."),

  /** Not in CODES, which has 70011 for every bad scope; published by many users. */
  SCOPE_INVALID(400, "invalid_scope", 1002012, "The provided value for scope is not valid. Client credential flows "
      + "must have a scope value with /.default suffixed to the resource identifier (application ID URI)."),
  SCOPE_UNKNOWN(400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid."),
  SCOPE_OF_MANY_RESOURCES(400, "invalid_scope", 700022, "The provided value for the input parameter scope isn't valid "
      + "because it contains more than one resource."),
  RESOURCE_NOT_FOUND(400, "invalid_resource", 500011, "The resource principal was not found in the tenant."),
  /** {@code docs/identity-platform/scenario-protected-web-api-app-registration.md}, with this {@code error}. */
  ASSIGNMENT_MISSING(401, "invalid_client", 501051, "Application is not assigned to a role for the application."),
  /** Status and {@code suberror} as published; MSAL lists the {@code suberror}. */
  CONSENT_MISSING(400, "invalid_grant", 65001, "The user or administrator has not consented to use the application. Send "
      + "an interactive authorization request for this user and resource.", "consent_required"),

  USER_ASSERTION_INVALID(400, "invalid_grant", 50013, "Assertion failed signature validation, is malformed or of another "
      + "issuer."),
  /** As published with status 400; CODES has the number alone. */
  USER_ASSERTION_EXPIRED(400, "invalid_grant", 500133, "Assertion is not within its valid time range. Ensure that the "
      + "access token is not expired before using it for user assertion, or request a new token."),
  /** Not in CODES, which has 50013 for every bad assertion; published by many users. */
  USER_ASSERTION_AUDIENCE(400, "invalid_grant", 500131, "Assertion audience does not match the Client app presenting the "
      + "assertion."),
  ID_TOKEN_AS_ASSERTION(400, "invalid_request", 240002, "Input id_token cannot be used as "
      + "'urn:ietf:params:oauth:grant-type:jwt-bearer' grant."),
  /** Also for an app-only assertion: github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/2130. */
  ON_BEHALF_OF_FORBIDDEN(400, "unauthorized_client", 7000114, "Application is not allowed to make application "
      + "on-behalf-of calls."),
  USER_DISABLED(400, "invalid_grant", 50057, "The user account is disabled."),
  GRANT_REVOKED(400, "invalid_grant", 50173, "The provided grant has expired due to it being revoked, a fresh auth token "
      + "is needed."),
  /** {@code error} as in the sample of {@code v2-oauth2-on-behalf-of-flow.md}, which is of {@link #MFA_REGISTRATION}. */
  MFA_REQUIRED(400, "interaction_required", 50076, "Due to a configuration change made by your administrator, or because "
      + "you moved to a new location, you must use multi-factor authentication to access the resource."),
  MFA_REGISTRATION(400, "interaction_required", 50079, "Due to a configuration change made by your administrator, or "
      + "because you moved to a new location, you must enroll in multi-factor authentication to access the resource."),
  ACCESS_BLOCKED(400, "interaction_required", 53003, "Access has been blocked by Conditional Access policies. The access "
      + "policy does not allow token issuance.", "message_only"),
  DEVICE_NOT_COMPLIANT(400, "interaction_required", 53000, "Device is not in required device state.", "additional_action"),

  /** learn.microsoft.com/entra/msal/dotnet/advanced/client-and-server-throttling: the throttle of flows with users. */
  LOOP_DETECTED(400, "invalid_grant", 50196, "The server terminated an operation because it encountered a client request "
      + "loop."),
  TENANT_THROTTLED(429, "temporarily_unavailable", 90055, "There are too many incoming requests."),
  SERVICE_UNAVAILABLE(503, "temporarily_unavailable", 90006, "The service is temporarily unavailable."),
  REQUEST_TIMEOUT(503, "temporarily_unavailable", 90012, "The request has timed out."),
  DIRECTORY_UNAVAILABLE(503, "temporarily_unavailable", 90033, "A transient error has occurred. Please try again."),
  SIGN_IN_SERVICE(500, "server_error", 50000, "There was an error issuing a token or an issue with our sign-in service.");

  final int status;
  final String error;
  final int code;
  final String sentence;
  final String suberror;

  EntraError(int status, String error, int code, String sentence) {
    this(status, error, code, sentence, null);
  }

  EntraError(int status, String error, int code, String sentence, String suberror) {
    this.status = status;
    this.error = error;
    this.code = code;
    this.sentence = sentence;
    this.suberror = suberror;
  }

  /**
   * @param code the digits behind {@code AADSTS}
   * @return the first refusal with that number
   */
  public static Optional<EntraError> numbered(int code) {
    for (EntraError one : values()) {
      if (one.code == code) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** The answer at this time, with identifiers of its own. */
  public JsonAnswer answer(Clock clock) {
    return EntraRefusal.of(this).answer(clock, null);
  }
}
