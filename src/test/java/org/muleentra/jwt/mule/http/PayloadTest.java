package org.muleentra.jwt.mule.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mule.runtime.api.streaming.Cursor;
import org.mule.runtime.api.streaming.CursorProvider;

class PayloadTest {

  @Test
  void passesOnWhatItGets() {
    InputStream stream = new ByteArrayInputStream(new byte[0]);
    CursorProvider<?> provider = fake(CursorProvider.class, null, new ArrayList<>());
    for (Object payload : new Object[] {null, "text", new byte[] {1}, stream, provider}) {
      assertThat(Payload.whole(payload)).isSameAs(payload);
    }
  }

  @Test
  void passesOnTheWholeOfWhatItGotACursorInto() {
    List<String> calls = new ArrayList<>();
    CursorProvider<?> provider = fake(CursorProvider.class, null, calls);

    assertThat(Payload.whole(fake(Cursor.class, provider, calls))).isSameAs(provider);
    assertThat(calls).as("its own cursor is closed, and nobody else's").containsExactly("getProvider", "close");
  }

  private static <T> T fake(Class<T> type, Object provider, List<String> calls) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
      calls.add(method.getName());
      return method.getName().equals("getProvider") ? provider : null;
    }));
  }
}
