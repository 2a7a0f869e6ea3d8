package org.muleentra.jwt.core.directory;

import org.muleentra.jwt.core.key.ByteOrderMark;

/** An answer of the directory or its token endpoint, to be distrusted until parsed. */
public final class DirectoryResponse {

  private final int status;
  private final String retryAfter;
  private final byte[] body;

  /**
   * Takes the body as it is, without copying it, but for a byte order mark.
   *
   * @param retryAfter the {@code Retry-After} header, or {@code null} where there is none
   */
  public DirectoryResponse(int status, String retryAfter, byte[] body) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.body = ByteOrderMark.skipIn(body);
  }

  int status() {
    return status;
  }

  String retryAfter() {
    return retryAfter;
  }

  byte[] body() {
    return body;
  }
}
