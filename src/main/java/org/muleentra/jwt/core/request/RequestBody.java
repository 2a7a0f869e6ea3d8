package org.muleentra.jwt.core.request;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request, of which nothing is taken from those who read it later. */
public interface RequestBody {

  /** A body that cannot be looked at without taking it away, or none. */
  RequestBody NONE = new RequestBody() {
    @Override
    public byte[] inMemory(int limit) {
      return new byte[0];
    }

    @Override
    public InputStream open() {
      throw new IllegalStateException("nothing to open");
    }
  };

  /**
   * The beginning of a body that nobody has to wait for.
   *
   * @param limit in bytes
   * @return {@code null} where it has to be read from {@link #open()}
   */
  byte[] inMemory(int limit);

  /**
   * A stream of its own over the body, from the beginning; reading it may wait for the client.
   *
   * @throws IOException when the body is gone
   */
  InputStream open() throws IOException;
}
