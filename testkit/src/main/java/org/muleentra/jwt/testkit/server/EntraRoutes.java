package org.muleentra.jwt.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.control.ControlEndpoint;
import org.muleentra.jwt.testkit.fault.Faults;
import org.muleentra.jwt.testkit.graph.GraphEndpoint;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.HttpAnswer;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RequestCounts;
import org.muleentra.jwt.testkit.sts.TokenEndpoint;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Leads a request to the document or endpoint at its path. */
final class EntraRoutes implements HttpHandler {
  private static final Pattern DISCOVERY = Pattern.compile("/([^/]+)(/v2\\.0)?/\\.well-known/openid-configuration");
  private static final Pattern KEYS = Pattern.compile("/([^/]+)/discovery(/v2\\.0)?/keys");
  private static final Pattern POLICY_DISCOVERY =
      Pattern.compile("((?:/tfp)?/([^/]+)/([^/]+))/v2\\.0/\\.well-known/openid-configuration");
  private static final Pattern POLICY_KEYS = Pattern.compile("(?:/tfp)?/([^/]+)/([^/]+)/discovery/v2\\.0/keys");
  private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2(/v2\\.0)?/token");
  private static final Pattern POLICY_TOKEN = Pattern.compile("(?:/tfp)?/([^/]+)/([^/]+)/oauth2/v2\\.0/token");
  private static final Pattern MINT = Pattern.compile("/([^/]+)/mint");

  private final MockEntra entra;
  private final Faults<EntraDocument> faults;
  private final RequestCounts<EntraDocument> counts;
  private final TokenEndpoint tokenEndpoint;
  private final MintEndpoint mintEndpoint;
  private final GraphEndpoint graphEndpoint;
  private final ControlEndpoint controlEndpoint;

  EntraRoutes(MockEntra entra, Faults<EntraDocument> faults, RequestCounts<EntraDocument> counts,
      TokenEndpoint tokenEndpoint, MintEndpoint mintEndpoint, GraphEndpoint graphEndpoint,
      ControlEndpoint controlEndpoint) {
    this.entra = entra;
    this.faults = faults;
    this.counts = counts;
    this.tokenEndpoint = tokenEndpoint;
    this.mintEndpoint = mintEndpoint;
    this.graphEndpoint = graphEndpoint;
    this.controlEndpoint = controlEndpoint;
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
    Matcher token = TOKEN.matcher(path);
    Matcher mint = MINT.matcher(path);
    if (controlEndpoint.serves(path)) {
      controlEndpoint.answer(exchange, entra.baseUrl());
    } else if (token.matches()) {
      if (admits(exchange, "POST", true)) {
        tokenEndpoint.answer(exchange, token.group(1), token.group(2) != null);
      }
    } else if (mint.matches()) {
      if (admits(exchange, "POST", Tenants.isKnown(mint.group(1)))) {
        mintEndpoint.answer(exchange, mint.group(1));
      }
    } else if (path.startsWith(GraphEndpoint.PREFIX)) {
      graphEndpoint.answer(exchange);
    } else if (!(entra.issuers().kind() == TenantKind.B2C
        ? policyDocument(exchange, path) : document(exchange, path))) {
      HttpAnswer.text(exchange, 404, "Not found");
    }
  }

  private boolean document(HttpExchange exchange, String path) throws IOException {
    Matcher discovery = DISCOVERY.matcher(path);
    Matcher keys = KEYS.matcher(path);
    String appId = FormParameters.parse(exchange.getRequestURI().getRawQuery()).get("appid");
    if (discovery.matches()) {
      serve(exchange, EntraDocument.DISCOVERY, Tenants.isKnown(discovery.group(1)),
          () -> Json.bytes(DiscoveryDocument.of(entra.issuers(), version(discovery), entra.baseUrl(),
              discovery.group(1), appId)));
    } else if (keys.matches()) {
      serve(exchange, EntraDocument.KEYS, Tenants.isKnown(keys.group(1)),
          () -> entra.publishedKeys(appId).jwks(entra.issuers(), version(keys), keys.group(1))
              .getBytes(StandardCharsets.UTF_8));
    } else {
      return false;
    }
    return true;
  }

  /** A directory of B2C has no documents but those of its policies. */
  private boolean policyDocument(HttpExchange exchange, String path) throws IOException {
    Matcher discovery = POLICY_DISCOVERY.matcher(path);
    Matcher keys = POLICY_KEYS.matcher(path);
    Matcher token = POLICY_TOKEN.matcher(path);
    if (discovery.matches()) {
      String tenant = discovery.group(2);
      serve(exchange, EntraDocument.DISCOVERY, Tenants.isGuidOrDomain(tenant),
          () -> Json.bytes(DiscoveryDocument.ofPolicy(entra.issuers(), entra.baseUrl(),
              Tenants.isGuid(tenant) ? tenant : entra.tenantId(), discovery.group(3), discovery.group(1))));
    } else if (keys.matches()) {
      serve(exchange, EntraDocument.KEYS, Tenants.isGuidOrDomain(keys.group(1)),
          () -> entra.publishedKeys(keys.group(2)).jwks(entra.issuers(), TokenVersion.V2, keys.group(1))
              .getBytes(StandardCharsets.UTF_8));
    } else if (token.matches()) {
      if (admits(exchange, "POST", true)) {
        tokenEndpoint.answer(exchange, token.group(1), true);
      }
    } else {
      return false;
    }
    return true;
  }

  private void serve(HttpExchange exchange, EntraDocument document, boolean tenantKnown, Supplier<byte[]> body)
      throws IOException {
    counts.count(document, exchange.getRequestURI().getPath());
    if (admits(exchange, "GET", tenantKnown)) {
      faults.answer(document, exchange, JsonAnswer.ofText(body.get()));
    }
  }

  private boolean admits(HttpExchange exchange, String method, boolean tenantKnown) throws IOException {
    if (!method.equals(exchange.getRequestMethod())) {
      exchange.getResponseHeaders().set("Allow", method);
      HttpAnswer.text(exchange, 405, "Method not allowed");
      return false;
    }
    if (!tenantKnown) {
      EntraError.TENANT_NOT_FOUND.answer(entra.clock()).send(exchange);
      return false;
    }
    return true;
  }

  private static TokenVersion version(Matcher path) {
    return path.group(2) == null ? TokenVersion.V1 : TokenVersion.V2;
  }
}
