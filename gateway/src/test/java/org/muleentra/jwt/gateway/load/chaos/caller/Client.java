package org.muleentra.jwt.gateway.load.chaos.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests and waits for their answers, not for ever; thread-safe. */
public final class Client {

  /** Above the longest wait that docs/operations.md states, 20 seconds for keys and 5 for groups. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int TEXT = 120;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final URI engine;

  /** @param engine address without a path */
  public Client(URI engine) {
    this.engine = engine;
  }

  /** The answer, whose status is 0 where none came in time. */
  public Answer send(Ask ask) {
    HttpRequest request = HttpRequest.newBuilder(engine.resolve(ask.path()))
        .header("Authorization", "Bearer " + ask.token()).timeout(PATIENCE).build();
    inFlight.incrementAndGet();
    long sent = System.nanoTime();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      String text = response.headers().firstValue("www-authenticate").orElse("")
          + (response.statusCode() == 200 ? "" : " " + response.body());
      return new Answer(response.statusCode(), response.headers().firstValueAsLong("retry-after").orElse(-1),
          text.substring(0, Math.min(TEXT, text.length())), sent, System.nanoTime());
    } catch (IOException e) {
      return new Answer(0, -1, e.toString(), sent, System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, -1, e.toString(), sent, System.nanoTime());
    } finally {
      inFlight.decrementAndGet();
    }
  }

  /** How many requests wait for an answer. */
  public int inFlight() {
    return inFlight.get();
  }
}
