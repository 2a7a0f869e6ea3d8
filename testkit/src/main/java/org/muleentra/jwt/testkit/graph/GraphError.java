package org.muleentra.jwt.testkit.graph;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/** Refusals of Microsoft Graph, in its shape and with its codes. */
enum GraphError {
  TOKEN_MISSING(401, "InvalidAuthenticationToken", "Access token is empty."),
  TOKEN_INVALID(401, "InvalidAuthenticationToken", "Access token validation failure."),
  PERMISSION_MISSING(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation."),
  OBJECT_NOT_FOUND(404, "Request_ResourceNotFound",
      "Resource does not exist or one of its queried reference-property objects are not present."),
  BODY_INVALID(400, "BadRequest", "Unable to read JSON request payload."),
  GUID_INVALID(400, "Request_BadRequest", "Invalid GUID."),
  TOO_MANY_GROUP_IDS(400, "Request_BadRequest", "Number of included identifiers cannot exceed '20'."),
  RESULT_TOO_LARGE(400, "Directory_ResultSizeLimitExceeded",
      "The result size limit of the directory has been exceeded."),
  METHOD_NOT_ALLOWED(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target."),
  PROPERTY_UNKNOWN(400, "BadRequest", "Parsing OData Select and Expand failed: Could not find a property named in $select."),
  /** The code is of concepts/application-rollkey-prooftoken.md; status and sentence are of published answers. */
  PROOF_INVALID(401, "Authentication_MissingOrMalformed", "Access Token missing or malformed."),
  KEY_CREDENTIAL_INVALID(400, "Request_BadRequest", "Key credential is invalid: type AsymmetricX509Cert, usage Verify and "
      + "key with a certificate of an RSA key are required."),
  /** Not documented; as published for removePassword. */
  KEY_ID_UNKNOWN(400, "Request_BadRequest", "No key credential found with keyId."),
  /** concepts/throttling.md. */
  TOO_MANY_REQUESTS(429, "TooManyRequests", "Too many requests."),
  PATH_UNKNOWN(400, "BadRequest", "Resource not found for the segment.");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

  private final int status;
  private final String code;
  private final String message;

  GraphError(int status, String code, String message) {
    this.status = status;
    this.code = code;
    this.message = message;
  }

  JsonAnswer answer(Clock clock) {
    String requestId = UUID.randomUUID().toString();
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("date", DATE.format(clock.instant()));
    inner.put("request-id", requestId);
    inner.put("client-request-id", requestId);
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    error.put("innerError", inner);
    JsonAnswer answer = new JsonAnswer(status, Collections.singletonMap("error", error)).header("request-id", requestId);
    return status == 401 ? answer.header("WWW-Authenticate", "Bearer realm=\"\"") : answer;
  }
}
