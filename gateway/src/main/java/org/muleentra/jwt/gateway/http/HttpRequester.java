package org.muleentra.jwt.gateway.http;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.mule.runtime.http.api.client.HttpClient;
import org.mule.runtime.http.api.domain.message.request.HttpRequest;
import org.mule.runtime.http.api.domain.message.request.HttpRequestBuilder;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;

/** Sends requests to one host over Mule's HTTP service. */
public final class HttpRequester implements AutoCloseable {

  /** The connector's default, in milliseconds. */
  private static final int TIMEOUT = 10_000;

  private final HttpClient client;
  private final String base;

  HttpRequester(HttpClient client, String base) {
    this.client = client;
    this.base = base;
  }

  CompletableFuture<HttpResponse> send(String method, String path, Map<String, String> headers) {
    HttpRequestBuilder request = HttpRequest.builder().method(method).uri(base + path);
    headers.forEach(request::addHeader);
    return client.sendAsync(request.build(), TIMEOUT, false, null);
  }

  @Override
  public void close() {
    client.stop();
  }
}
