package org.muleentra.jwt.mule.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mule.runtime.api.streaming.bytes.CursorStream;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;

/**
 * The beginning of a form-encoded body, of which nothing is taken from those who read it later: a stream that can be
 * read but once is left alone.
 */
final class FormBody {

  /** How much of a body is looked at, in bytes: room for the longest token, and a bound on the work. */
  static final int LIMIT = 64 * 1024;

  private final Object payload;

  FormBody(Object payload) {
    this.payload = payload;
  }

  /** Whether a parameter of this name begins within the limit; waits for that much of the body. */
  boolean has(String name) {
    String text = new String(beginning(), StandardCharsets.ISO_8859_1);
    for (int start = 0; start < text.length();) {
      int next = text.indexOf('&', start);
      int end = next < 0 ? text.length() : next;
      int equals = text.indexOf('=', start);
      if (name.equals(decoded(text.substring(start, equals < 0 || equals > end ? end : equals)))) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, "UTF-8");
    } catch (IOException | IllegalArgumentException notEncoded) {
      return name;
    }
  }

  private byte[] beginning() {
    if (payload instanceof byte[]) {
      byte[] bytes = (byte[]) payload;
      return Arrays.copyOf(bytes, Math.min(bytes.length, LIMIT));
    }
    if (payload instanceof String) {
      String text = (String) payload;
      return text.substring(0, Math.min(text.length(), LIMIT)).getBytes(StandardCharsets.ISO_8859_1);
    }
    // Every reader of a repeatable stream has a cursor of its own. Some runtimes hand out the provider of cursors to
    // a parameter, and some a cursor that is this parameter's alone.
    if (payload instanceof CursorStreamProvider) {
      return beginning(((CursorStreamProvider) payload).openCursor());
    }
    return payload instanceof CursorStream ? beginning((CursorStream) payload) : new byte[0];
  }

  private static byte[] beginning(CursorStream cursor) {
    ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    try (InputStream own = cursor) {
      int count = own.read(chunk);
      while (count >= 0 && beginning.size() < LIMIT) {
        beginning.write(chunk, 0, Math.min(count, LIMIT - beginning.size()));
        count = own.read(chunk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return beginning.toByteArray();
  }
}
