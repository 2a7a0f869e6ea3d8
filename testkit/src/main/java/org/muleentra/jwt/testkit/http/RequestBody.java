package org.muleentra.jwt.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The body of a request, of a bearable size. */
public final class RequestBody {
  private static final int LARGEST = 1024 * 1024;

  private RequestBody() {}

  public static String read(HttpExchange exchange) throws IOException {
    return read(exchange, LARGEST)
        .orElseThrow(() -> new IOException("request body is larger than " + LARGEST + " bytes"));
  }

  /** The body; empty where it is larger than so many bytes, and no more of it is kept. */
  public static Optional<String> read(HttpExchange exchange, int largest) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    InputStream in = exchange.getRequestBody();
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      body.write(buffer, 0, n);
      if (body.size() > largest) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(body.toByteArray(), StandardCharsets.UTF_8));
  }
}
