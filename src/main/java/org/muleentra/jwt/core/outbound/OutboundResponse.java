package org.muleentra.jwt.core.outbound;

import java.util.Map;
import java.util.TreeMap;

/** A server's answer, to be distrusted until parsed; immutable. */
public final class OutboundResponse {

  private static final String WEB_PAGE = "text/html";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * Takes the body as it is, without copying it, but for a byte order mark.
   *
   * @param headers the first value of each header field, by its name in any case
   */
  public OutboundResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.body = ByteOrderMark.skipIn(body);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The first value of a header field, or {@code null} where there is none. */
  public String header(String field) {
    return headers.get(field);
  }

  /**
   * Whether it says to be a web page, as what stands between us and Entra answers: a portal, a proxy.
   *
   * <p>Nothing else is read into the type: mirrors serve files as text, as octets or with no type, and it is the body
   * that must prove itself.
   */
  public boolean isWebPage() {
    String contentType = header("Content-Type");
    return contentType != null && contentType.trim().regionMatches(true, 0, WEB_PAGE, 0, WEB_PAGE.length());
  }

  /** Whether it asks to be left alone for a while: 429, or a server's failure that says how long. */
  public boolean asksToWait() {
    return status == 429 || status >= 500 && header("Retry-After") != null;
  }

  /** The body's bytes, without a byte order mark. */
  public byte[] body() {
    return body;
  }
}
