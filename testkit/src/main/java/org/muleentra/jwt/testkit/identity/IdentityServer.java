package org.muleentra.jwt.testkit.identity;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.fault.Faults;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.LoopbackServer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.sts.MockSts;

/**
 * What the hosts have in common: a loopback server of their own with one path, counted requests, faults, and tokens that are
 * kept until they end. Thread-safe.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity/managed-identities-azure-resources/how-to-use-vm-token.md}, token
 * caching: Entra is asked only where no token is kept or it has expired. {@code articles/app-service/overview-managed-identity.md}
 * of MicrosoftDocs/azure-docs warns of the same for App Service.
 */
final class IdentityServer implements AutoCloseable {
  /** What a host answers to a request on its path. */
  @FunctionalInterface
  interface Host {
    JsonAnswer answer(RecordedRequest request) throws IOException;
  }

  private final MockSts sts;
  private final String path;
  private final Host host;
  private final Faults<Boolean> faults = new Faults<>();
  private final Map<String, IssuedToken> kept = new HashMap<>();
  private final LoopbackServer server;
  private RecordedRequest last;
  private int requests;

  IdentityServer(MockSts sts, String path, Host host) {
    this.sts = sts;
    this.path = path;
    this.host = host;
    server = new LoopbackServer(0, this::handle);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try {
      if (!exchange.getRequestURI().getPath().equals(path)) {
        HttpAnswer.text(exchange, 404, "Not found");
        return;
      }
      RecordedRequest request = RecordedRequest.of(exchange);
      synchronized (this) {
        last = request;
        requests++;
      }
      if (request.method().equals("GET")) {
        faults.answer(true, exchange, host.answer(request));
      } else {
        exchange.getResponseHeaders().set("Allow", "GET");
        HttpAnswer.text(exchange, 405, "Method not allowed");
      }
    } finally {
      exchange.close();
    }
  }

  /** The token of an identity for an API by any of its names; empty where there is no such API. */
  synchronized Optional<IssuedToken> token(ManagedIdentity identity, String api) {
    String key = identity.clientId() + " " + api;
    IssuedToken token = kept.get(key);
    if (token != null && sts.mint().clock().instant().isBefore(token.expiresAt())) {
      return Optional.of(token);
    }
    Optional<IssuedToken> issued = sts.issueToManagedIdentity(identity.registration(), identity.resourceId(), api);
    issued.ifPresent(fresh -> kept.put(key, fresh));
    return issued;
  }

  synchronized void forgetTokens() {
    kept.clear();
  }

  String url() {
    return baseUrl() + path;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.port();
  }

  MockSts sts() {
    return sts;
  }

  void fault(Fault fault) {
    faults.set(true, fault);
  }

  void heal() {
    faults.clear();
  }

  void stop() {
    server.stop();
  }

  void restart() {
    server.stop();
    server.start();
  }

  synchronized int requests() {
    return requests;
  }

  synchronized RecordedRequest lastRequest() {
    if (last == null) {
      throw new IllegalStateException("no request has arrived");
    }
    return last;
  }

  @Override
  public void close() {
    server.close();
  }
}
