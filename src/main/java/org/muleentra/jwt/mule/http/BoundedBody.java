package org.muleentra.jwt.mule.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a body that may be longer than it should, or shorter than it says. */
final class BoundedBody {

  private BoundedBody() {
  }

  /**
   * @param declared the length that the server stated, or a negative number for none
   * @param patience asked with each chunk; throws when no more shall be read
   * @throws IOException when the body is longer than {@code limit}, its end is missing, or patience has an end
   */
  static byte[] read(InputStream content, long declared, int limit, Patience patience) throws IOException {
    if (declared > limit) {
      throw new IOException("the document is longer than " + limit + " bytes");
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    for (int count = content.read(chunk); count >= 0; count = content.read(chunk)) {
      if (body.size() + count > limit) {
        throw new IOException("the document is longer than " + limit + " bytes");
      }
      body.write(chunk, 0, count);
      patience.require();
    }
    // The client ends the stream of a broken connection as if it were complete.
    if (declared >= 0 && body.size() < declared) {
      throw new IOException("the document ended early");
    }
    return body.toByteArray();
  }

  /** How long a body may take. */
  interface Patience {

    /** Throws when it is at its end. */
    void require() throws IOException;
  }
}
