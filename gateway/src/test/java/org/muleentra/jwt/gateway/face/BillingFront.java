package org.muleentra.jwt.gateway.face;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.muleentra.jwt.gateway.fixture.Http;

/** Stands before the Billing API of the example, relays what comes, and goes wrong when it is told to. */
final class BillingFront implements AutoCloseable {

  /** What may become of one request. */
  enum Trouble {
    REFUSED("Bearer error=\"invalid_token\""),
    /** As in "Claims challenges, claims requests, and client capabilities"; the claims ask for the context c1. */
    DEMANDING("Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", error=\"insufficient_claims\","
        + " claims=\"eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiYzEifX19\""),
    DROPPED(null);

    private final String challenge;

    Trouble(String challenge) {
      this.challenge = challenge;
    }
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Supplier<URI> billing;
  private final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private HttpServer server;

  private BillingFront(Supplier<URI> billing) {
    this.billing = billing;
  }

  /** Starts on a port of the system's choice; the API need not be there yet. */
  static BillingFront start(Supplier<URI> billing) throws IOException {
    BillingFront front = new BillingFront(billing);
    front.listen(0);
    return front;
  }

  private void listen(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Lets the next requests go wrong, one each. */
  void next(Trouble... those) {
    troubles.addAll(List.of(those));
  }

  /** The Authorization headers that came since the last call, in their order. */
  List<String> came() {
    List<String> all = List.copyOf(authorizations);
    authorizations.clear();
    return all;
  }

  /** Refuses connections until {@link #back()}; returns the port that is free meanwhile. */
  int away() {
    int port = port();
    server.stop(0);
    return port;
  }

  void back(int port) throws IOException {
    listen(port);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    authorizations.add(authorization);
    Trouble trouble = troubles.poll();
    if (trouble == Trouble.DROPPED) {
      exchange.close();
    } else if (trouble != null) {
      exchange.getResponseHeaders().add("WWW-Authenticate", trouble.challenge);
      answer(exchange, 401, "");
    } else {
      relay(exchange, authorization);
    }
  }

  private void relay(HttpExchange exchange, String authorization) throws IOException {
    try {
      HttpResponse<String> answer = Http.get(billing.get(), "Authorization", authorization);
      answer.headers().map().forEach((name, values) -> {
        if (name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("WWW-Authenticate")) {
          values.forEach(value -> exchange.getResponseHeaders().add(name, value));
        }
      });
      answer(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
