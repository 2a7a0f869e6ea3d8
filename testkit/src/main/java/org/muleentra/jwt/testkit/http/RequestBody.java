package org.muleentra.jwt.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The body of a request, of a bearable size. */
public final class RequestBody {
  private static final int LARGEST = 1024 * 1024;

  private RequestBody() {}

  public static String read(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try (InputStream in = exchange.getRequestBody()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        body.write(buffer, 0, n);
        if (body.size() > LARGEST) {
          throw new IOException("request body is larger than " + LARGEST + " bytes");
        }
      }
    }
    return new String(body.toByteArray(), StandardCharsets.UTF_8);
  }
}
