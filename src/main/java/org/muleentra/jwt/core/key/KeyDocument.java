package org.muleentra.jwt.core.key;

/** A key document as it was fetched, and when; its bytes are shared, and changed by nobody. */
public final class KeyDocument {

  private final byte[] body;
  private final long fetchedAt;

  /** @param fetchedAt milliseconds since the epoch */
  public KeyDocument(byte[] body, long fetchedAt) {
    this.body = body;
    this.fetchedAt = fetchedAt;
  }

  /** The JWKS bytes. */
  public byte[] body() {
    return body;
  }

  /** When it was fetched, in milliseconds since the epoch. */
  public long fetchedAt() {
    return fetchedAt;
  }
}
