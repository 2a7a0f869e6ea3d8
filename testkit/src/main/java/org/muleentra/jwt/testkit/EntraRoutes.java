package org.muleentra.jwt.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leads a request to the document or endpoint at its path. */
final class EntraRoutes implements HttpHandler {
  private static final Pattern DISCOVERY = Pattern.compile("/([^/]+)(/v2\\.0)?/\\.well-known/openid-configuration");
  private static final Pattern KEYS = Pattern.compile("/([^/]+)/discovery(/v2\\.0)?/keys");
  private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2(/v2\\.0)?/token");
  private static final Pattern MINT = Pattern.compile("/([^/]+)/mint");

  private final MockEntra entra;
  private final Faults<EntraDocument> faults;
  private final RequestCounts<EntraDocument> counts;
  private final TokenEndpoint tokenEndpoint;
  private final MintEndpoint mintEndpoint;
  private final GraphEndpoint graphEndpoint;

  EntraRoutes(MockEntra entra, Faults<EntraDocument> faults, RequestCounts<EntraDocument> counts,
      TokenEndpoint tokenEndpoint, MintEndpoint mintEndpoint, GraphEndpoint graphEndpoint) {
    this.entra = entra;
    this.faults = faults;
    this.counts = counts;
    this.tokenEndpoint = tokenEndpoint;
    this.mintEndpoint = mintEndpoint;
    this.graphEndpoint = graphEndpoint;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      route(exchange);
    } finally {
      exchange.close();
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Matcher discovery = DISCOVERY.matcher(path);
    Matcher keys = KEYS.matcher(path);
    Matcher token = TOKEN.matcher(path);
    Matcher mint = MINT.matcher(path);
    if (discovery.matches()) {
      counts.count(EntraDocument.DISCOVERY, path);
      if (admits(exchange, "GET", discovery.group(1))) {
        faults.answer(EntraDocument.DISCOVERY, exchange, discovery(exchange, discovery.group(1), version(discovery)));
      }
    } else if (keys.matches()) {
      counts.count(EntraDocument.KEYS, path);
      if (admits(exchange, "GET", keys.group(1))) {
        String body = entra.keys().jwks(entra.cloud(), version(keys), keys.group(1));
        faults.answer(EntraDocument.KEYS, exchange, JsonAnswer.ofText(body.getBytes(StandardCharsets.UTF_8)));
      }
    } else if (token.matches()) {
      if (admits(exchange, "POST", token.group(1))) {
        tokenEndpoint.answer(exchange, token.group(1));
      }
    } else if (mint.matches()) {
      if (admits(exchange, "POST", mint.group(1))) {
        mintEndpoint.answer(exchange, mint.group(1));
      }
    } else if (path.startsWith(GraphEndpoint.PREFIX)) {
      graphEndpoint.answer(exchange);
    } else {
      HttpAnswer.text(exchange, 404, "Not found");
    }
  }

  private JsonAnswer discovery(HttpExchange exchange, String tenant, TokenVersion version) {
    Map<String, String> query = FormParameters.parse(exchange.getRequestURI().getRawQuery());
    return new JsonAnswer(200,
        DiscoveryDocument.of(entra.cloud(), version, entra.baseUrl(), tenant, query.get("appid")));
  }

  private boolean admits(HttpExchange exchange, String method, String tenant) throws IOException {
    if (!method.equals(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", method);
      HttpAnswer.text(exchange, 405, "Method not allowed");
      return false;
    }
    if (!Tenants.isKnown(tenant)) {
      EntraError.TENANT_NOT_FOUND.answer(entra.clock()).send(exchange);
      return false;
    }
    return true;
  }

  private static TokenVersion version(Matcher path) {
    return path.group(2) == null ? TokenVersion.V1 : TokenVersion.V2;
  }
}
