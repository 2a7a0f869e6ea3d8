package org.muleentra.jwt.mule.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mule.runtime.api.streaming.bytes.CursorStream;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;
import org.muleentra.jwt.core.request.RequestBody;

/** A payload as a body that can be looked at: a stream that can be read but once is left alone. */
final class PayloadBody implements RequestBody {

  private final Object payload;

  PayloadBody(Object payload) {
    this.payload = payload;
  }

  @Override
  public byte[] inMemory(int limit) {
    if (payload instanceof byte[]) {
      byte[] bytes = (byte[]) payload;
      return Arrays.copyOf(bytes, Math.min(bytes.length, limit));
    }
    if (payload instanceof String) {
      String text = (String) payload;
      return text.substring(0, Math.min(text.length(), limit)).getBytes(StandardCharsets.UTF_8);
    }
    return payload instanceof CursorStreamProvider || payload instanceof CursorStream ? null : new byte[0];
  }

  /**
   * Every reader of a repeatable stream has a cursor of its own. Some runtimes hand out the provider of cursors to a
   * parameter, and some a cursor that is this parameter's alone.
   */
  @Override
  public InputStream open() throws IOException {
    return payload instanceof CursorStream ? (CursorStream) payload : ((CursorStreamProvider) payload).openCursor();
  }
}
