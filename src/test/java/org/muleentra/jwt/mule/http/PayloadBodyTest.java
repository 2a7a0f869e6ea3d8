package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.streaming.bytes.CursorStream;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;

class PayloadBodyTest {

  @Test
  void hasWhatIsInMemoryUpToTheLimit() {
    assertThat(new PayloadBody("a=1").inMemory(2)).isEqualTo("a=".getBytes(StandardCharsets.US_ASCII));
    assertThat(new PayloadBody("a=1".getBytes(StandardCharsets.US_ASCII)).inMemory(9)).isEqualTo("a=1".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void readsTheCursorThatTheRuntimeOpenedOrOneOfItsOwn() throws IOException {
    Stream stream = new Stream("a=1");
    for (Object payload : new Object[] {stream, new Cursor("a=1")}) {
      PayloadBody body = new PayloadBody(payload);
      assertThat(body.inMemory(9)).isNull();
      try (InputStream own = body.open()) {
        assertThat(own.readAllBytes()).isEqualTo("a=1".getBytes(StandardCharsets.US_ASCII));
      }
    }
    assertThat(stream.cursor.isReleased()).isTrue();
  }

  @Test
  void leavesAStreamThatCanBeReadButOnce() {
    InputStream once = new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("read");
      }
    };
    assertThat(new PayloadBody(once).inMemory(9)).isEmpty();
    assertThat(new PayloadBody(null).inMemory(9)).isEmpty();
    assertThat(new PayloadBody(42).inMemory(9)).isEmpty();
  }

  /** A repeatable stream of the runtime's. */
  private static final class Stream implements CursorStreamProvider {

    final Cursor cursor;

    Stream(String text) {
      cursor = new Cursor(text);
    }

    @Override
    public CursorStream openCursor() {
      return cursor;
    }

    @Override
    public void close() {}

    @Override
    public void releaseResources() {}

    @Override
    public boolean isClosed() {
      return false;
    }
  }

  private static class Cursor extends CursorStream {

    private final ByteArrayInputStream bytes;
    private boolean closed;

    Cursor(String text) {
      bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public boolean isReleased() {
      return closed;
    }

    @Override
    public long getPosition() {
      return 0;
    }

    @Override
    public void seek(long position) {}

    @Override
    public void release() {}

    @Override
    public CursorStreamProvider getProvider() {
      return null;
    }
  }
}
