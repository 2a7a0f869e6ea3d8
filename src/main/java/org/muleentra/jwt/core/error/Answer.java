package org.muleentra.jwt.core.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** An HTTP answer in place of the flow's: to a refused caller a problem (RFC 9457), or a document; immutable. */
public final class Answer {

  /** The media type of every body (RFC 9457). */
  public static final String PROBLEM_JSON = "application/problem+json";

  private final int status;
  private final Map<String, String> headers;
  private final String body;
  /** Which refusal among many it answers, or {@code null}. */
  private final UUID occurrence;

  /** @param headers changed by nobody */
  private Answer(int status, Map<String, String> headers, String body, UUID occurrence) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.occurrence = occurrence;
  }

  static Answer of(ErrorFamily family, String challenge) {
    return of(family.status(), family.title(), family.detail(), challenge);
  }

  /** A claims challenge is 401: the client can come back with what is asked. */
  static Answer stepUp(ErrorFamily family, String challenge) {
    return of(ErrorFamily.TOKEN_INVALID.status(), ErrorFamily.TOKEN_INVALID.title(), family.detail(), challenge);
  }

  /**
   * An answer to anybody who asks, to be kept for an hour at most.
   *
   * @param json one JSON value
   */
  public static Answer document(String json) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Cache-Control", "public, max-age=3600");
    return new Answer(200, Collections.unmodifiableMap(headers), json, null);
  }

  static Answer of(int status, String title, String detail, String challenge) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (challenge != null) {
      headers.put("WWW-Authenticate", challenge);
    }
    headers.put("Content-Type", PROBLEM_JSON);
    headers.put("Cache-Control", "no-store");
    if (status == ErrorFamily.REQUEST_INCOMPLETE.status()) {
      // RFC 9110 §15.5.9: the rest of the body is not waited for.
      headers.put("Connection", "close");
    }
    // Fixed texts only: nothing here needs escaping, and nothing of the request can be echoed.
    String body = "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status
        + ",\"detail\":\"" + detail + "\"}";
    return new Answer(status, Collections.unmodifiableMap(headers), body, null);
  }

  Answer retryAfter(long seconds) {
    Map<String, String> withRetry = new LinkedHashMap<>(headers);
    withRetry.put("Retry-After", Long.toString(seconds));
    return new Answer(status, Collections.unmodifiableMap(withRetry), body, occurrence);
  }

  /** The same, of one refusal among many: RFC 9457 §3.1.5, by a name that leads nowhere (RFC 9562 §4). */
  Answer occurrence(UUID id) {
    return new Answer(status, headers, body, id);
  }

  /** The HTTP status: 400 to 503, or 200 of a document. */
  public int status() {
    return status;
  }

  /** The headers by name, in the order to send them; unmodifiable. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body: JSON; made when asked for, as a flow that handles the error itself asks for none. */
  public String body() {
    return occurrence == null ? body : body.substring(0, body.length() - 1) + ",\"instance\":\"urn:uuid:" + occurrence + "\"}";
  }
}
