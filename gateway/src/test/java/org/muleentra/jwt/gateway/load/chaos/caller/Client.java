package org.muleentra.jwt.gateway.load.chaos.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests and waits for their answers, not for ever; thread-safe. */
public final class Client {

  /** The longest wait that docs/operations.md states: 20 seconds for keys, and 5 for groups. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20 + 5);

  private static final int TEXT = 120;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI engine;
  private final Duration patience;

  /**
   * @param engine address without a path
   * @param slowMachine what the machine may add to the longest wait
   */
  public Client(URI engine, Duration slowMachine) {
    this.engine = engine;
    this.patience = LONGEST_WAIT.plus(slowMachine);
  }

  /** The answer, whose status is 0 where none came in time. */
  public Answer send(Ask ask) {
    HttpRequest request = HttpRequest.newBuilder(engine.resolve(ask.path()))
        .header("Authorization", "Bearer " + ask.token()).timeout(patience).build();
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
    }
  }
}
