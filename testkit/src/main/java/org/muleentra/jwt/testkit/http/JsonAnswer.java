package org.muleentra.jwt.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A regular answer before anything goes wrong with it: status, headers, JSON. Immutable. */
public final class JsonAnswer {
  private final int status;
  private final byte[] body;
  private final Map<String, String> headers;

  public JsonAnswer(int status, Object body) {
    this(status, Json.bytes(body), Collections.emptyMap());
  }

  private JsonAnswer(int status, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  public static JsonAnswer ofText(byte[] json) {
    return new JsonAnswer(200, json, Collections.emptyMap());
  }

  /** An answer without a body, for example 204. */
  public static JsonAnswer empty(int status) {
    return new JsonAnswer(status, new byte[0], Collections.emptyMap());
  }

  public JsonAnswer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new JsonAnswer(status, body, more);
  }

  public byte[] body() {
    return body.clone();
  }

  public void send(HttpExchange exchange) throws IOException {
    headers.forEach(exchange.getResponseHeaders()::set);
    HttpAnswer.json(exchange, status, body);
  }
}
