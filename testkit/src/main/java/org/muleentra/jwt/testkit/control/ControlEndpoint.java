package org.muleentra.jwt.testkit.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.RequestBody;

/**
 * {@code GET /}, {@code /health} and {@code /control}, {@code POST /control/…}: the mock in the hands of any language's tests.
 * One order at a time; what is wrong with it is answered as {@code application/problem+json} (RFC 9457) in one sentence.
 */
public final class ControlEndpoint {
  /** Larger bodies are not read. */
  static final int LARGEST_BODY = 64 * 1024;
  private static final String CONTROL = "/control";

  private final ControlledEntra entra;

  public ControlEndpoint(ControlledEntra entra) {
    this.entra = entra;
  }

  /** Whether the path is one of these, known or not. */
  public boolean serves(String path) {
    return path.equals("/") || path.equals("/health") || path.equals(CONTROL) || path.startsWith(CONTROL + "/");
  }

  public void answer(HttpExchange exchange, String baseUrl) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (!LoopbackOnly.admits(exchange)) {
      problem(exchange, 403, "Forbidden", "The mock answers this machine alone, by the names 127.0.0.1 and localhost.");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    Command command = path.startsWith(CONTROL + "/") ? entra.commands().get(path.substring(CONTROL.length() + 1)) : null;
    if (path.startsWith(CONTROL + "/") && command == null) {
      problem(exchange, 404, "Not Found", "Control knows " + String.join(", ", entra.commands().keySet()) + ".");
    } else if (!exchange.getRequestMethod().equals(command == null ? "GET" : "POST")) {
      exchange.getResponseHeaders().set("Allow", command == null ? "GET" : "POST");
      problem(exchange, 405, "Method Not Allowed", "This path takes " + (command == null ? "GET" : "POST") + " alone.");
    } else if (command != null) {
      obey(exchange, command);
    } else if (path.equals("/")) {
      index(exchange, baseUrl);
    } else {
      json(exchange, path.equals(CONTROL) ? entra.state() : entra.health());
    }
  }

  private void obey(HttpExchange exchange, Command command) throws IOException {
    Optional<String> body = RequestBody.read(exchange, LARGEST_BODY);
    if (!body.isPresent()) {
      problem(exchange, 413, "Content Too Large", "body: must not be larger than " + LARGEST_BODY + " bytes");
      return;
    }
    Map<String, Object> answer;
    try {
      Order order = Order.parse(body.get());
      Command.Effect effect = command.read(order);
      order.end();
      synchronized (this) {
        answer = effect.apply();
      }
    } catch (BadOrder e) {
      problem(exchange, 400, "Bad Request", e.getMessage());
      return;
    }
    json(exchange, answer);
  }

  private void index(HttpExchange exchange, String baseUrl) throws IOException {
    exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    HttpAnswer.send(exchange, 200, "text/html; charset=utf-8",
        IndexPage.of(baseUrl, entra.tenantId(), entra.commands().keySet()).getBytes(StandardCharsets.UTF_8));
  }

  private static void json(HttpExchange exchange, Map<String, Object> body) throws IOException {
    HttpAnswer.json(exchange, 200, Json.bytes(body));
  }

  private static void problem(HttpExchange exchange, int status, String title, String detail) throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", title);
    problem.put("status", status);
    problem.put("detail", detail);
    HttpAnswer.send(exchange, status, "application/problem+json", Json.bytes(problem));
  }
}
