package org.muleentra.jwt.gateway.console.mint;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.gateway.console.Question;
import org.muleentra.jwt.tool.form.FieldException;

/** Sends tokens to the APIs, and to nobody else. Thread-safe; keeps none. */
public final class Sender {

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern REFERENCE = Pattern.compile("(?:\"instance\":\"urn:uuid:|;id=\\\\\")([0-9a-f-]{36})");

  // Not the upgrade to HTTP/2 that this client offers else: the engine of 2018 at times answers it never.
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, ServedApi> apis = new LinkedHashMap<>();

  /** Sends to these alone. */
  public Sender(List<ServedApi> apis) {
    apis.forEach(api -> this.apis.put(api.name(), api));
  }

  Collection<ServedApi> apis() {
    return apis.values();
  }

  /** Finds the API that a question names in its field {@code api}. */
  ServedApi named(Question question) {
    return question.choice("api", apis);
  }

  /**
   * Sends a GET request.
   *
   * @param api the name of one of them
   * @param token what stands behind {@code Bearer}; nothing for a request without {@code Authorization}
   * @throws FieldException where the token cannot stand in a header
   * @throws IOException where the gateway does not answer
   */
  public Answer send(String api, Optional<String> token) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(apis.get(api).uri()).timeout(ANSWER);
    if (token.isPresent()) {
      if (!SENDABLE.matcher(token.get()).matches()) {
        throw new FieldException("token", "must be printable ASCII, or it cannot stand in a header");
      }
      request.header("Authorization", "Bearer " + token.get());
    }
    return new Answer(http.send(request.build(), BodyHandlers.ofString()));
  }

  /** What came back. */
  public record Answer(int status, Map<String, List<String>> headers, String body, String refusalId) {

    private static final List<String> TOLD = List.of("WWW-Authenticate", "Retry-After", "Cache-Control", "Content-Type");

    private Answer(HttpResponse<String> response) {
      this(response.statusCode(), told(response), response.body(), reference(response.body()));
    }

    private static Map<String, List<String>> told(HttpResponse<String> response) {
      Map<String, List<String>> told = new LinkedHashMap<>();
      for (String name : TOLD) {
        List<String> values = response.headers().allValues(name);
        if (!values.isEmpty()) {
          told.put(name, values);
        }
      }
      return told;
    }

    /** By which the record of a refusal is found, in report-only mode as the backend repeats it; empty where there is none. */
    private static String reference(String body) {
      Matcher reference = REFERENCE.matcher(body);
      return reference.find() ? reference.group(1) : "";
    }
  }
}
