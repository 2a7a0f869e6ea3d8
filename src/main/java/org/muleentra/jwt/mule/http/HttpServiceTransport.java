package org.muleentra.jwt.mule.http;

import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.client.HttpClient;
import org.mule.runtime.http.api.client.HttpClientConfiguration;
import org.mule.runtime.http.api.domain.entity.ByteArrayHttpEntity;
import org.mule.runtime.http.api.domain.message.request.HttpRequest;
import org.mule.runtime.http.api.domain.message.request.HttpRequestBuilder;
import org.mule.runtime.http.api.tcp.TcpClientSocketProperties;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * Asks over the runtime's own HTTP client, within the bounds that {@link Transport} states.
 */
public final class HttpServiceTransport implements Transport, AutoCloseable {

  /**
   * The client's own timeout in milliseconds, far behind ours: in some versions of the runtime an answer that meets it
   * leaves a thread of the client waiting for good.
   */
  private static final int CLIENT_TIMEOUT_MILLIS = 60_000;

  private final RenewedClient clients;
  private final Timetable timetable;
  private final Route route;
  private final int timeoutMillis;

  private HttpServiceTransport(RenewedClient clients, Timetable timetable, Route route, int timeoutMillis) {
    this.clients = clients;
    this.timetable = timetable;
    this.route = route;
    this.timeoutMillis = timeoutMillis;
  }

  /**
   * Starts a client of its own.
   *
   * @param name the client's name, which its threads bear
   * @param timetable bounds each fetch; its threads read bodies, and may block for as long as a fetch may take
   * @param route the way to the servers
   */
  public static HttpServiceTransport open(HttpService service, String name, Timetable timetable, Route route) {
    return open(service, name, timetable, route, EXCHANGE_TIMEOUT_MILLIS);
  }

  /** As above, with another bound on a fetch, in milliseconds. */
  static HttpServiceTransport open(HttpService service, String name, Timetable timetable, Route route, int timeoutMillis) {
    RenewedClient clients = new RenewedClient(() -> start(service, name, route), timetable, timeoutMillis);
    return new HttpServiceTransport(clients, timetable, route, timeoutMillis);
  }

  private static HttpClient start(HttpService service, String name, Route route) {
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
    try {
      client.start();
    } catch (RuntimeException | Error full) {
      try {
        client.stop();
      } catch (RuntimeException | Error halfStarted) {
        full.addSuppressed(halfStarted);
      }
      throw full;
    }
    return client;
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    HttpRequestBuilder builder = HttpRequest.builder().uri(request.uri()).method(request.method());
    if (request.body().length > 0) {
      builder.entity(new ByteArrayHttpEntity(request.body()));
    }
    request.headers().forEach(builder::addHeader);
    builder.addHeader("Accept-Encoding", ContentCoding.IDENTITY);
    return exchange(builder.build());
  }

  private CompletionStage<OutboundResponse> exchange(HttpRequest request) {
    if (!route.takes(request.getUri())) {
      return FailedFuture.of(new IOException("plain http is not sent through a proxy"));
    }
    BoundedExchange exchange = new BoundedExchange(timetable, timeoutMillis);
    HttpClient client = clients.current();
    try {
      // Its future is never completed by us: the answer would come all the same, and its body belong to nobody.
      client.sendAsync(request, CLIENT_TIMEOUT_MILLIS, false, null).whenComplete(exchange::answered);
    } catch (Throwable thrown) {
      exchange.answered(null, thrown);
      return exchange.outcome();
    }
    return exchange.outcome().whenComplete((answer, failure) -> {
      if (failure != null) {
        clients.failed(client);
      }
    });
  }

  @Override
  public void close() {
    clients.close();
  }
}
