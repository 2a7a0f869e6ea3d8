package org.muleentra.jwt.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;

/** Turns a payload into the bytes of a body. */
final class Bytes {

  private Bytes() {}

  static byte[] of(Object payload) {
    if (payload == null) {
      return new byte[0];
    }
    if (payload instanceof byte[] bytes) {
      return bytes;
    }
    if (payload instanceof CursorStreamProvider provider) {
      return read(provider.openCursor());
    }
    return payload instanceof InputStream stream ? read(stream) : payload.toString().getBytes(UTF_8);
  }

  private static byte[] read(InputStream stream) {
    try (stream) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
