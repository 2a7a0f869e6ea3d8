package org.muleentra.jwt.core.key;

/** A server's answer to a metadata fetch, to be distrusted until parsed. */
public final class MetadataResponse {

  private static final String WEB_PAGE = "text/html";

  private final int status;
  private final String contentType;
  private final byte[] body;

  /**
   * Takes the body as it is, without copying it, but for a byte order mark.
   *
   * @param contentType the {@code Content-Type} header, or {@code null} where there is none
   */
  public MetadataResponse(int status, String contentType, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.body = ByteOrderMark.skipIn(body);
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /**
   * Whether it says to be a web page, as what stands between us and Entra answers: a portal, a proxy.
   *
   * <p>Nothing else is read into the type: mirrors serve files as text, as octets or with no type, and it is the body
   * that must prove itself.
   */
  boolean isWebPage() {
    return contentType != null && contentType.trim().regionMatches(true, 0, WEB_PAGE, 0, WEB_PAGE.length());
  }

  /** The body's bytes, without a byte order mark. */
  byte[] body() {
    return body;
  }
}
