package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mule.runtime.api.streaming.bytes.CursorStream;
import org.mule.runtime.api.streaming.bytes.CursorStreamProvider;

class FormBodyTest {

  private static boolean has(Object payload) {
    return new FormBody(payload).has("access_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token=a", "access_token", "access_token=", "a=1&access_token=a", "&&access_token=a&", "access%5Ftoken=a",
      "%61ccess_token=a", "a=%zz&access_token=a", "=&access_token=a"})
  void findsTheParameterHoweverItIsWritten(String form) {
    assertThat(has(form)).isTrue();
    assertThat(has(form.getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(has(new Stream(form))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "=", "a=access_token", "ACCESS_TOKEN=a", "access_tokens=a", "my_access_token=a", " access_token=a", "%zzaccess_token=a"})
  void findsNoOther(String form) {
    assertThat(has(form)).isFalse();
    assertThat(has(form.getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertThat(has(new Stream(form))).isFalse();
  }

  @Test
  void looksAtTheBeginningOnly() {
    String within = "a=" + "x".repeat(FormBody.LIMIT - 17) + "&access_token=a";
    String beyond = "a=" + "x".repeat(FormBody.LIMIT) + "&access_token=a";
    assertThat(has(within)).isTrue();
    assertThat(has(within.getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(has(new Stream(within))).isTrue();
    assertThat(has(beyond)).isFalse();
    assertThat(has(beyond.getBytes(StandardCharsets.US_ASCII))).isFalse();
    Stream stream = new Stream(beyond);
    assertThat(has(stream)).isFalse();
    assertThat(stream.cursor.isReleased()).isTrue();
  }

  @Test
  void readsACursorThatTheRuntimeOpened() {
    Cursor cursor = new Cursor("access_token=a");
    assertThat(has(cursor)).isTrue();
    assertThat(cursor.isReleased()).isTrue();
  }

  @Test
  void leavesAStreamThatCanBeReadButOnce() {
    InputStream once = new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("read");
      }
    };
    assertThat(has(once)).isFalse();
    assertThat(has(null)).isFalse();
    assertThat(has(42)).isFalse();
  }

  @Test
  void doesNotPassABodyThatCannotBeRead() {
    Cursor broken = new Cursor("") {
      @Override
      public int read(byte[] bytes) throws IOException {
        throw new IOException("connection reset");
      }
    };
    assertThatThrownBy(() -> has(broken)).isInstanceOf(UncheckedIOException.class);
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
