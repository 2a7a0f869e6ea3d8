package org.muleentra.jwt.mule.http;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.extension.api.runtime.parameter.CorrelationInfo;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.request.RequestBody;

/** A listener's request, handed to the gatekeeper as it came: every line of its head, and the way to its body. */
public final class HttpRequestView implements InboundRequest {

  private final MultiMap<String, String> headers;
  private final MultiMap<String, String> queryParameters;
  private final String query;
  private final Supplier<Object> body;
  private final String method;
  private final String path;
  private final String remoteAddress;
  private final String correlationId;

  /**
   * Maps and query may be {@code null}, which is a request without.
   *
   * @param query as it came, without the question mark
   * @param body asked for where the gatekeeper asks for it
   */
  public HttpRequestView(MultiMap<String, String> headers, MultiMap<String, String> queryParameters, String query,
      Supplier<Object> body) {
    this(headers, queryParameters, query, body, null, null, null, null);
  }

  private HttpRequestView(MultiMap<String, String> headers, MultiMap<String, String> queryParameters, String query,
      Supplier<Object> body, String method, String path, String remoteAddress, String correlationId) {
    this.headers = headers;
    this.queryParameters = queryParameters;
    this.query = query;
    this.body = body;
    this.method = method;
    this.path = path;
    this.remoteAddress = remoteAddress;
    this.correlationId = correlationId;
  }

  /**
   * The same with what it is found again by; each may be {@code null}.
   *
   * @param remoteAddress as the listener writes it, such as {@code /203.0.113.7:50412}
   */
  public HttpRequestView from(String remoteAddress, String method, String path, CorrelationInfo correlation) {
    return new HttpRequestView(headers, queryParameters, query, body, method, path, remoteAddress,
        correlation == null ? null : correlation.getCorrelationId());
  }

  @Override
  public void headers(BiConsumer<String, String> line) {
    each(headers, line);
  }

  @Override
  public String query() {
    return query;
  }

  @Override
  public void queryParameters(BiConsumer<String, String> parameter) {
    each(queryParameters, parameter);
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String remoteAddress() {
    return remoteAddress;
  }

  @Override
  public String correlationId() {
    return correlationId;
  }

  @Override
  public RequestBody body() {
    return new PayloadBody(body.get());
  }

  /** By its own keys alone: an expression language may have made a case-sensitive copy of the listener's map. */
  private static void each(MultiMap<String, String> map, BiConsumer<String, String> line) {
    if (map == null) {
      return;
    }
    for (String name : map.keySet()) {
      for (String value : map.getAll(name)) {
        line.accept(name, value);
      }
    }
  }
}
