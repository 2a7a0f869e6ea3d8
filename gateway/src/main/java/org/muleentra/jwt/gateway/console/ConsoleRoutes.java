package org.muleentra.jwt.gateway.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.RequestBody;
import org.muleentra.jwt.tool.form.FieldException;

/** Leads a request to a file of the page, or to what the page asks. What is wrong with a question is answered in one sentence. */
final class ConsoleRoutes implements HttpHandler {

  /** In bytes; a form with many role mappings and a token of the largest size have room. */
  static final int LARGEST_QUESTION = 256 * 1024;
  private static final String API = "/api/";
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  private static final JsonMapper STRICT = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final PageFiles files;
  private final Map<String, Endpoint> endpoints;

  ConsoleRoutes(PageFiles files, Map<String, Endpoint> endpoints) {
    this.files = files;
    this.endpoints = endpoints;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Security-Policy", POLICY);
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("Cache-Control", "no-store");
      route(exchange);
    } finally {
      exchange.close();
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean question = path.startsWith(API);
    Endpoint endpoint = question ? endpoints.get(path.substring(API.length())) : null;
    Optional<PageFile> file = question ? Optional.empty() : files.at(path);
    if (!OwnPage.isAddressed(exchange)) {
      refuse(exchange, 403, "The console answers this machine alone, by the names 127.0.0.1 and localhost.");
    } else if (endpoint == null && file.isEmpty()) {
      refuse(exchange, 404, "The console has nothing at this path.");
    } else if (!exchange.getRequestMethod().equals(question ? "POST" : "GET")) {
      exchange.getResponseHeaders().set("Allow", question ? "POST" : "GET");
      refuse(exchange, 405, "This path takes " + (question ? "POST" : "GET") + " alone.");
    } else if (file.isPresent()) {
      HttpAnswer.send(exchange, 200, file.get().type(), file.get().content());
    } else if (!OwnPage.asks(exchange)) {
      refuse(exchange, 403, "Only the console's own page may ask.");
    } else {
      ask(exchange, endpoint);
    }
  }

  private void ask(HttpExchange exchange, Endpoint endpoint) throws IOException {
    Optional<String> body = RequestBody.read(exchange, LARGEST_QUESTION);
    if (body.isEmpty()) {
      refuse(exchange, 413, "What you sent must not be larger than " + LARGEST_QUESTION + " bytes.");
      return;
    }
    try {
      HttpAnswer.json(exchange, 200, STRICT.writeValueAsBytes(endpoint.answer(question(body.get()))));
    } catch (FieldException e) {
      refuse(exchange, 400, e.getMessage());
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      // What it says may hold what was asked, and that may be a token.
      refuse(exchange, 500, "The console failed: " + e.getClass().getSimpleName() + ".");
    }
  }

  private static JsonNode question(String body) {
    JsonNode question;
    try {
      question = STRICT.readTree(body);
    } catch (JsonProcessingException e) {
      throw new FieldException("question", "must be JSON");
    }
    if (!question.isObject()) {
      throw new FieldException("question", "must be an object");
    }
    return question;
  }

  private static void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
    HttpAnswer.json(exchange, status, STRICT.writeValueAsBytes(Map.of("sentence", sentence)));
  }
}
