package org.muleentra.jwt.testkit.client;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/** Refusals of the token endpoint, in the shape and with the AADSTS codes that Entra uses. */
public enum EntraError {
  TENANT_NOT_FOUND(400, "invalid_request", 90002, "Tenant not found. Check to make sure you have the correct tenant ID "
      + "and are signing into the correct cloud."),
  MISSING_PARAMETER(400, "invalid_request", 900144, "The request body is missing a required parameter."),
  UNSUPPORTED_GRANT(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type."),
  CLIENT_NOT_FOUND(400, "unauthorized_client", 700016, "Application was not found in the directory."),
  CREDENTIAL_MISSING(401, "invalid_client", 7000218, "The request body must contain the following parameter: "
      + "'client_assertion' or 'client_secret'."),
  SECRET_INVALID(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the "
      + "request is the client secret value, not the client secret ID."),
  SECRET_EXPIRED(401, "invalid_client", 7000222, "The provided client secret keys are expired."),
  APPLICATION_DISABLED(400, "unauthorized_client", 7000112, "The application is disabled."),
  ASSERTION_MALFORMED(401, "invalid_client", 50027, "JWT token is invalid or malformed."),
  ASSERTION_TYPE_INVALID(400, "invalid_request", 50013, "The client_assertion_type is not supported."),
  ASSERTION_OF_ANOTHER_CLIENT(401, "invalid_client", 700021, "Client assertion application identifier doesn't match "
      + "'client_id' parameter. Review the documentation at https://learn.microsoft.com/entra/identity-platform/"
      + "certificate-credentials."),
  ASSERTION_AUDIENCE_INVALID(401, "invalid_client", 700023, "Client assertion audience claim does not match Realm "
      + "issuer."),
  ASSERTION_NOT_IN_TIME(401, "invalid_client", 700024, "Client assertion is not within its valid time range."),
  ASSERTION_INVALID(401, "invalid_client", 700027, "The certificate with identifier used to sign the client assertion "
      + "is not registered on application, or the signature is invalid."),
  FEDERATED_IDENTITY_UNKNOWN(401, "invalid_client", 700213, "No matching federated identity record found for presented "
      + "assertion subject. Check your federated identity credential Subject, Audience and Issuer against the "
      + "presented assertion."),
  SCOPE_INVALID(400, "invalid_scope", 1002012, "The provided value for scope is not valid. Client credential flows "
      + "must have a scope value with /.default suffixed to the resource identifier (application ID URI)."),
  RESOURCE_NOT_FOUND(400, "invalid_resource", 500011, "The resource principal was not found in the tenant.");

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final int status;
  private final String error;
  private final int code;
  private final String sentence;

  EntraError(int status, String error, int code, String sentence) {
    this.status = status;
    this.error = error;
    this.code = code;
    this.sentence = sentence;
  }

  /** The answer at this time, with identifiers of its own. */
  public JsonAnswer answer(Clock clock) {
    String traceId = UUID.randomUUID().toString();
    String correlationId = UUID.randomUUID().toString();
    String timestamp = TIMESTAMP.format(clock.instant());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error);
    body.put("error_description", "AADSTS" + code + ": " + sentence + " Trace ID: " + traceId
        + " Correlation ID: " + correlationId + " Timestamp: " + timestamp);
    body.put("error_codes", Collections.singletonList(code));
    body.put("timestamp", timestamp);
    body.put("trace_id", traceId);
    body.put("correlation_id", correlationId);
    body.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    return new JsonAnswer(status, body).header("Cache-Control", "no-store, no-cache");
  }
}
