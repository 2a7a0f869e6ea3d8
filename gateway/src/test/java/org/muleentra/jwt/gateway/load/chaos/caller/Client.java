package org.muleentra.jwt.gateway.load.chaos.caller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Sends requests and waits for their answers, not for ever; thread-safe. */
public final class Client {

  /** The longest waits that docs/operate/limits.md states: twice a fetch of keys, saved keys, and groups. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2 * 12 + 3 + 5);

  private static final Duration LONGEST_EXCUSE = Duration.ofSeconds(90);

  private static final int TEXT = 120;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI engine;
  private final Duration bound;
  private final LongSupplier excused;

  /**
   * @param engine address without a path
   * @param slowMachine what the machine may add to the longest wait
   * @param excused nanoseconds in all in which a gate had no thread to end a wait with: those do not count
   */
  public Client(URI engine, Duration slowMachine, LongSupplier excused) {
    this.engine = engine;
    this.bound = LONGEST_WAIT.plus(slowMachine);
    this.excused = excused;
  }

  /** The answer, whose status is 0 where none came in time. */
  public Answer send(Ask ask) {
    HttpRequest request = HttpRequest.newBuilder(engine.resolve(ask.path()))
        .header("Authorization", "Bearer " + ask.token()).timeout(bound.plus(LONGEST_EXCUSE)).build();
    long sent = System.nanoTime();
    long excusedBefore = excused.getAsLong();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      String text = response.headers().firstValue("www-authenticate").orElse("")
          + (response.statusCode() == 200 ? "" : " " + response.body());
      long ended = System.nanoTime();
      boolean late = ended - sent - (excused.getAsLong() - excusedBefore) > bound.toNanos();
      return new Answer(response.statusCode(), response.headers().firstValueAsLong("retry-after").orElse(-1), late,
          text.substring(0, Math.min(TEXT, text.length())), sent, ended);
    } catch (IOException e) {
      return new Answer(0, -1, true, e.toString(), sent, System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(0, -1, true, e.toString(), sent, System.nanoTime());
    }
  }
}
