package org.muleentra.jwt.mule.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.mule.runtime.api.streaming.Cursor;

/** A payload on its way through an operation that changes nothing of it. */
public final class Payload {

  private Payload() {}

  /**
   * What later readers can read from the beginning.
   *
   * <p>Some runtimes hand out a repeatable stream itself and some a cursor into it, which is this operation's alone and
   * which they would read as a stream of its own, from where it stands, into a second buffer.
   *
   * @param value the payload as an operation gets it, or {@code null}
   */
  public static Object whole(Object value) {
    if (!(value instanceof Cursor)) {
      return value;
    }
    try (Cursor own = (Cursor) value) {
      return own.getProvider();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
