package org.muleentra.jwt.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.muleentra.jwt.testkit.server.MockEntra;

/** An https server in front of a mock Entra, under whose address the mock's documents name themselves. */
final class TlsFront implements AutoCloseable {

  private final HttpsServer server;
  private final String baseUrl;
  private final MockEntra entra;
  private final List<String> proxyCredentials = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private TlsFront(MockEntra entra, SSLContext tls, String address, String name, boolean clientsAreKnown) throws IOException {
    this.entra = entra;
    server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
        ssl.setNeedClientAuth(clientsAreKnown);
        parameters.setSSLParameters(ssl);
      }
    });
    server.createContext("/", this::pass);
    server.start();
    baseUrl = "https://" + name + ":" + server.getAddress().getPort();
  }

  /** On 127.0.0.1; {@code name} is the host of its address, which need not resolve. */
  static TlsFront start(MockEntra entra, SSLContext tls, String name) throws IOException {
    return new TlsFront(entra, tls, "127.0.0.1", name, false);
  }

  /** On another address of this machine. */
  static TlsFront startAt(String address, MockEntra entra, SSLContext tls) throws IOException {
    return new TlsFront(entra, tls, address, address, false);
  }

  /** Talks to clients alone whose certificate it can verify. */
  static TlsFront startForKnownClients(MockEntra entra, SSLContext tls) throws IOException {
    return new TlsFront(entra, tls, "127.0.0.1", "localhost", true);
  }

  String baseUrl() {
    return baseUrl;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Paths that were asked for. */
  List<String> requests() {
    return requests;
  }

  /** What arrived that was meant for a proxy alone. */
  List<String> proxyCredentials() {
    return proxyCredentials;
  }

  private void pass(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestURI().getPath());
    List<String> credentials = exchange.getRequestHeaders().get("Proxy-Authorization");
    if (credentials != null) {
      proxyCredentials.addAll(credentials);
    }
    try (exchange) {
      HttpResponse<String> answer = Http.get(URI.create(entra.baseUrl() + exchange.getRequestURI()));
      byte[] body = answer.body().replace(entra.baseUrl(), baseUrl).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.headers().firstValue("Content-Type").orElse("text/plain"));
      exchange.sendResponseHeaders(answer.statusCode(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
