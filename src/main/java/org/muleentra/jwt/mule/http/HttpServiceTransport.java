package org.muleentra.jwt.mule.http;

import static org.mule.runtime.http.api.HttpConstants.Method.GET;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.client.HttpClient;
import org.mule.runtime.http.api.client.HttpClientConfiguration;
import org.mule.runtime.http.api.domain.message.request.HttpRequest;
import org.mule.runtime.http.api.tcp.TcpClientSocketProperties;
import org.muleentra.jwt.core.key.MetadataResponse;
import org.muleentra.jwt.core.key.MetadataTransport;

/** Fetches metadata over the runtime's own HTTP client, within the bounds that {@link MetadataTransport} states. */
public final class HttpServiceTransport implements MetadataTransport, AutoCloseable {

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
    if (!route.takes(uri)) {
      return refused("plain http is not sent through a proxy");
    }
    MetadataFetch fetch = new MetadataFetch(scheduler);
    client.sendAsync(request, FETCH_TIMEOUT_MILLIS, false, null).whenComplete(fetch::answered);
    return fetch.outcome();
  }

  private static CompletionStage<MetadataResponse> refused(String why) {
    CompletableFuture<MetadataResponse> refused = new CompletableFuture<>();
    refused.completeExceptionally(new IOException(why));
    return refused;
  }

  @Override
  public void close() {
    client.stop();
  }
}
