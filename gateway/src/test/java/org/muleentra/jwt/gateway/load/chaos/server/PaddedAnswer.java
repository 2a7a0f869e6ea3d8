package org.muleentra.jwt.gateway.load.chaos.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Random;
import org.muleentra.jwt.testkit.fault.Fault;

/** The regular answer, late or large or both: what is right about it comes in the end, if anybody waits for it. */
final class PaddedAnswer implements Fault {

  private final Random random;
  private final int shortestDelayMillis;
  private final int longestDelayMillis;
  private final int leastBytes;
  private final int mostBytes;

  PaddedAnswer(Random random, int shortestDelayMillis, int longestDelayMillis, int leastBytes, int mostBytes) {
    this.random = random;
    this.shortestDelayMillis = shortestDelayMillis;
    this.longestDelayMillis = longestDelayMillis;
    this.leastBytes = leastBytes;
    this.mostBytes = mostBytes;
  }

  @Override
  public void answer(HttpExchange exchange, byte[] regular) throws IOException {
    int delay = between(shortestDelayMillis, longestDelayMillis);
    byte[] body = padded(regular, between(leastBytes, mostBytes));
    try {
      Thread.sleep(delay);
    } catch (InterruptedException serverStops) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private int between(int least, int most) {
    synchronized (random) {
      return least + random.nextInt(most - least + 1);
    }
  }

  /** The JSON object with a member more, unless it is long enough. */
  private static byte[] padded(byte[] object, int length) throws IOException {
    if (object.length >= length) {
      return object;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(length + 32);
    body.write("{\"padding\":\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    for (int i = object.length; i < length; i++) {
      body.write(' ');
    }
    body.write("\",".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    body.write(object, 1, object.length - 1);
    return body.toByteArray();
  }
}
