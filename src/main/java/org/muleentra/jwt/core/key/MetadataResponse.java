package org.muleentra.jwt.core.key;

import java.util.regex.Pattern;

/** A server's answer to a metadata fetch, to be distrusted until parsed. */
public final class MetadataResponse {

  private static final String JSON = "application/json";
  private static final Pattern JSON_TYPE =
      Pattern.compile("application/(?:[^;\\s]+\\+)?json(?:\\s*;.*)?", Pattern.CASE_INSENSITIVE);

  private final int status;
  private final String contentType;
  private final byte[] body;

  /** An answer of type {@code application/json}; takes the body as it is, without copying it. */
  public MetadataResponse(int status, byte[] body) {
    this(status, JSON, body);
  }

  /**
   * Takes the body as it is, without copying it.
   *
   * @param contentType the {@code Content-Type} header, or {@code null} where there is none
   */
  public MetadataResponse(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** Whether it says to be JSON, as OpenID Connect Discovery 1.0 §4.2 and RFC 7517 §8.5 ask. */
  boolean isJson() {
    return contentType != null && JSON_TYPE.matcher(contentType).matches();
  }

  /** The body's bytes. */
  byte[] body() {
    return body;
  }
}
