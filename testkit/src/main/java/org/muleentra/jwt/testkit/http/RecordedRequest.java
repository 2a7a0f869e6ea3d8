package org.muleentra.jwt.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A request as it arrived, for assertions. Immutable. */
public final class RecordedRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers;
  private final String body;

  private RecordedRequest(String method, String path, String query, Map<String, String> headers, String body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /** Reads the body to its end. */
  public static RecordedRequest of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return new RecordedRequest(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
        exchange.getRequestURI().getRawQuery(), headers, RequestBody.read(exchange));
  }

  /** @return the method, for example {@code POST} */
  public String method() {
    return method;
  }

  /** @return the decoded path, without the query */
  public String path() {
    return path;
  }

  /** @return the query as it was sent, without the question mark; {@code null} without any */
  public String query() {
    return query;
  }

  /**
   * @param name a header in any case
   * @return its value, several joined by a comma and a space; {@code null} when it was not sent
   */
  public String header(String name) {
    return headers.get(name);
  }

  /** @return the body as UTF-8, empty without any */
  public String body() {
    return body;
  }

  /** @return the parameters of a form's body, decoded; of a repeated one the first */
  public Map<String, String> form() {
    return Collections.unmodifiableMap(FormParameters.parse(body));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
