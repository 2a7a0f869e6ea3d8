package org.muleentra.jwt.mule.http;

import static org.mule.runtime.http.api.HttpConstants.Method.GET;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.client.HttpClient;
import org.mule.runtime.http.api.client.HttpClientConfiguration;
import org.mule.runtime.http.api.domain.entity.ByteArrayHttpEntity;
import org.mule.runtime.http.api.domain.message.request.HttpRequest;
import org.mule.runtime.http.api.domain.message.request.HttpRequestBuilder;
import org.mule.runtime.http.api.domain.message.response.HttpResponse;
import org.mule.runtime.http.api.tcp.TcpClientSocketProperties;
import org.muleentra.jwt.core.directory.DirectoryRequest;
import org.muleentra.jwt.core.directory.DirectoryResponse;
import org.muleentra.jwt.core.directory.DirectoryTransport;
import org.muleentra.jwt.core.key.MetadataResponse;
import org.muleentra.jwt.core.key.MetadataTransport;

/**
 * Fetches metadata and asks the directory over the runtime's own HTTP client, within the bounds that
 * {@link MetadataTransport} states.
 */
public final class HttpServiceTransport implements MetadataTransport, DirectoryTransport, AutoCloseable {

  private final HttpClient client;
  private final ScheduledExecutorService scheduler;
  private final Route route;

  private HttpServiceTransport(HttpClient client, ScheduledExecutorService scheduler, Route route) {
    this.client = client;
    this.scheduler = scheduler;
    this.route = route;
  }

  /**
   * Starts a client of its own.
   *
   * @param name the client's name, which its threads bear
   * @param scheduler where bodies are read, which may block for as long as a fetch may take
   * @param route the way to the servers
   */
  public static HttpServiceTransport open(HttpService service, String name, ScheduledExecutorService scheduler,
      Route route) {
    HttpClientConfiguration configuration = route.applyTo(new HttpClientConfiguration.Builder())
        .setName(name)
        .setClientSocketProperties(TcpClientSocketProperties.builder()
            .connectionTimeout(CONNECT_TIMEOUT_MILLIS)
            .build())
        // Fetches are far apart: a connection kept open would be stale by the next one.
        .setUsePersistentConnections(false)
        // Streamed, because a body must be measured while it comes and not after.
        .setStreaming(true)
        .build();
    HttpClient client = service.getClientFactory().create(configuration);
    client.start();
    return new HttpServiceTransport(client, scheduler, route);
  }

  @Override
  public CompletionStage<MetadataResponse> get(URI uri) {
    HttpRequest request = HttpRequest.builder()
        .uri(uri)
        .method(GET)
        .addHeader("Accept", "application/json")
        .build();
    return exchange(request, (response, body) ->
        new MetadataResponse(response.getStatusCode(), BoundedExchange.header(response, "Content-Type"), body));
  }

  @Override
  public CompletionStage<DirectoryResponse> send(DirectoryRequest request) {
    HttpRequestBuilder builder = HttpRequest.builder().uri(request.uri()).method(request.method());
    if (request.body().length > 0) {
      builder.entity(new ByteArrayHttpEntity(request.body()));
    }
    request.headers().forEach(builder::addHeader);
    return exchange(builder.build(), (response, body) ->
        new DirectoryResponse(response.getStatusCode(), BoundedExchange.header(response, "Retry-After"), body));
  }

  private <T> CompletionStage<T> exchange(HttpRequest request, BiFunction<HttpResponse, byte[], T> reading) {
    if (!route.takes(request.getUri())) {
      CompletableFuture<T> refused = new CompletableFuture<>();
      refused.completeExceptionally(new IOException("plain http is not sent through a proxy"));
      return refused;
    }
    BoundedExchange<T> exchange = new BoundedExchange<>(scheduler, reading);
    client.sendAsync(request, FETCH_TIMEOUT_MILLIS, false, null).whenComplete(exchange::answered);
    return exchange.outcome();
  }

  @Override
  public void close() {
    client.stop();
  }
}
