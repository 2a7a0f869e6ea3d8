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

  private Answer(int status, Map<String, String> headers, String body) {
    this.status = status;
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
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
    return new Answer(200, headers, json);
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
    return new Answer(status, headers, body);
  }

  Answer retryAfter(long seconds) {
    Map<String, String> withRetry = new LinkedHashMap<>(headers);
    withRetry.put("Retry-After", Long.toString(seconds));
    return new Answer(status, withRetry, body);
  }

  /** The same, of one refusal among many: RFC 9457 §3.1.5, by a name that leads nowhere (RFC 9562 §4). */
  Answer occurrence(UUID id) {
    return new Answer(status, headers, body.substring(0, body.length() - 1) + ",\"instance\":\"urn:uuid:" + id + "\"}");
  }

  /** The HTTP status: 400 to 503, or 200 of a document. */
  public int status() {
    return status;
  }

  /** The headers by name, in the order to send them; unmodifiable. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body: JSON. */
  public String body() {
    return body;
  }
}
