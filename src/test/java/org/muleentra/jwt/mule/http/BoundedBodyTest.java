package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {

  private static final int LIMIT = 10_000;

  @Test
  void readsABodyUpToTheLimit() throws IOException {
    byte[] body = body(LIMIT);
    assertThat(BoundedBody.read(new ByteArrayInputStream(body), -1, LIMIT, () -> { })).isEqualTo(body);
    assertThat(BoundedBody.read(new ByteArrayInputStream(body), LIMIT, LIMIT, () -> { })).isEqualTo(body);
    assertThat(BoundedBody.read(new ByteArrayInputStream(new byte[0]), 0, LIMIT, () -> { })).isEmpty();
  }

  @Test
  void refusesABodyThatSaysItIsLongerWithoutReadingIt() {
    InputStream unread = new InputStream() {
      @Override
      public int read() {
        throw new AssertionError("read");
      }
    };
    assertThatThrownBy(() -> BoundedBody.read(unread, LIMIT + 1, LIMIT, () -> { })).isInstanceOf(IOException.class)
        .hasMessageContaining("longer");
  }

  @Test
  void stopsReadingAnEndlessBody() {
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
    assertThatThrownBy(() -> BoundedBody.read(endless, -1, LIMIT, () -> { })).isInstanceOf(IOException.class)
        .hasMessageContaining("longer");
  }

  @Test
  void refusesABodyThatEndsEarly() {
    assertThatThrownBy(() -> BoundedBody.read(new ByteArrayInputStream(body(99)), 100, LIMIT, () -> { }))
        .isInstanceOf(IOException.class).hasMessageContaining("early");
  }

  private static byte[] body(int length) {
    byte[] body = new byte[length];
    body[length - 1] = 1;
    return body;
  }
}
