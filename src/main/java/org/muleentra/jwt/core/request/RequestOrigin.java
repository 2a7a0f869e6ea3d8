package org.muleentra.jwt.core.request;

/**
 * Where a request came from and what it asked for, to find it again by; immutable. Each may be {@code null}.
 *
 * <p>All of it is the client's word: no decision goes by it, and whoever writes it down makes it harmless.
 */
public final class RequestOrigin {

  /** Of which nothing is known. */
  public static final RequestOrigin UNKNOWN = new RequestOrigin(null, null, null, null, null, null);

  private final String method;
  private final String path;
  private final String remoteAddress;
  private final String correlationId;
  private final String traceparent;
  private final String userAgent;

  /**
   * As it came.
   *
   * @param path without the query, in which a token may stand
   * @param correlationId of the runtime, which takes it from the client where that sends one
   * @param traceparent the header's value (W3C Trace Context)
   */
  public RequestOrigin(String method, String path, String remoteAddress, String correlationId, String traceparent, String userAgent) {
    this.method = method;
    this.path = path;
    this.remoteAddress = remoteAddress;
    this.correlationId = correlationId;
    this.traceparent = traceparent;
    this.userAgent = userAgent;
  }

  /** The request's method. */
  public String method() {
    return method;
  }

  /** The request's path, without the query. */
  public String path() {
    return path;
  }

  /** The address of who sent it: the client's, or a proxy's. */
  public String remoteAddress() {
    return remoteAddress;
  }

  /** The runtime's id of the event. */
  public String correlationId() {
    return correlationId;
  }

  /** The value of the header traceparent. */
  public String traceparent() {
    return traceparent;
  }

  /** The value of the header User-Agent. */
  public String userAgent() {
    return userAgent;
  }
}
