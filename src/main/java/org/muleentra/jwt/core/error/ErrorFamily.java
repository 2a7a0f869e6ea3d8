package org.muleentra.jwt.core.error;

/**
 * The closed set of outcomes a refused caller can see; anything finer goes to the log and the audit only.
 *
 * <p>Status and challenge follow RFC 6750 §3.1, and RFC 9110 §15.6.4 for outages of our own.
 */
public enum ErrorFamily {
  /** No credentials of ours were presented: 401 with a bare challenge. */
  TOKEN_MISSING(401, null, "Unauthorized", "An access token is required."),
  /** The request itself is ambiguous, such as two Authorization headers: 400. */
  BAD_REQUEST(400, "invalid_request", "Bad Request",
      "The access token must be presented exactly once, in one Authorization header."),
  /** The body did not come to where a second token could be ruled out: 408 (RFC 9110 §15.5.9). */
  REQUEST_INCOMPLETE(408, null, "Request Timeout", "The body of the request did not arrive in time."),
  /** The token is not one that may pass: 401. */
  TOKEN_INVALID(401, "invalid_token", "Unauthorized", "The access token is not valid for this API."),
  /** The token was good and is over: 401. */
  TOKEN_EXPIRED(401, "invalid_token", "Unauthorized", "The access token has expired."),
  /** The caller is known and lacks permission: 403. */
  FORBIDDEN(403, "insufficient_scope", "Forbidden", "The caller lacks a permission that this API requires."),
  /** The caller must authenticate more strongly: 403 for clients that cannot answer a claims challenge. */
  STEP_UP_REQUIRED(403, "insufficient_scope", "Forbidden", "The caller must authenticate more strongly."),
  /** No signing keys to decide with: 503, retry later. */
  KEYS_UNAVAILABLE(503, null, "Service Unavailable", "Access tokens cannot be verified at the moment."),
  /** The deny list cannot be read: 503, retry later. */
  REVOCATIONS_UNAVAILABLE(503, null, "Service Unavailable", "Access tokens cannot be verified at the moment."),
  /** The directory that must be asked does not answer: 503, retry later. */
  DIRECTORY_UNAVAILABLE(503, null, "Service Unavailable", "The caller's permissions cannot be read at the moment."),
  /** Nothing is free to look at the request with: 503, retry later. */
  OVERLOADED(503, null, "Service Unavailable", "The request cannot be looked at at the moment.");

  private final int status;
  private final String errorCode;
  private final String title;
  private final String detail;

  ErrorFamily(int status, String errorCode, String title, String detail) {
    this.status = status;
    this.errorCode = errorCode;
    this.title = title;
    this.detail = detail;
  }

  /** The HTTP status of the answer. */
  public int status() {
    return status;
  }

  /** The {@code error} of the challenge (RFC 6750 §3.1), or {@code null} where the challenge carries none. */
  public String errorCode() {
    return errorCode;
  }

  /** The title of the problem body (RFC 9457 §3.1.3). */
  public String title() {
    return title;
  }

  /** A fixed sentence for the caller that tells nothing of the token or of our network. */
  public String detail() {
    return detail;
  }

  /** Whether the caller is asked to present other credentials, so that the answer carries a challenge. */
  public boolean challenges() {
    return status != 503 && status != 408;
  }

  /** Whether the lack is ours, so that the answer says when to come back. */
  public boolean isOutage() {
    return status == 503;
  }
}
