package org.muleentra.jwt.gateway.console.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.muleentra.jwt.tool.form.FieldException;

/** The control of a mock Entra ID, as any process has it, over loopback HTTP. Thread-safe. */
final class Control {

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI control;

  /** Of the mock at that address. */
  Control(String baseUrl) {
    control = URI.create(baseUrl + "/control");
  }

  /** How the mock stands, without a secret. */
  JsonNode state() throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(control).timeout(ANSWER).build());
  }

  /**
   * Gives an order.
   *
   * @param name one of the mock's orders
   * @param order what the mock reads
   * @return what the mock has to say of it
   * @throws FieldException with the mock's own sentence where it does not obey
   */
  JsonNode order(String name, JsonNode order) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(URI.create(control + "/" + name)).timeout(ANSWER)
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(order))).build());
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    JsonNode answer = JSON.readTree(response.body());
    if (response.statusCode() != OK) {
      String[] sentence = answer.path("detail").asText().split(": ", 2);
      throw sentence.length == 2 ? new FieldException(sentence[0], sentence[1]) : new FieldException("order", sentence[0]);
    }
    return answer;
  }
}
