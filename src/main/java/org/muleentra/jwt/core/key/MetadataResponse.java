package org.muleentra.jwt.core.key;

/** A server's answer to a metadata fetch, to be distrusted until parsed. */
public final class MetadataResponse {

  private final int status;
  private final byte[] body;

  /** Takes the body as it is, without copying it. */
  public MetadataResponse(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The body's bytes. */
  byte[] body() {
    return body;
  }
}
