package org.muleentra.jwt.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The OAuth 2.0 token endpoint for client credentials with a secret (RFC 6749 §4.4), v1.0 and v2.0. */
final class TokenEndpoint {
  private static final String DEFAULT_SUFFIX = "/.default";

  private final TokenMint mint;
  private final Registrations registrations;

  TokenEndpoint(TokenMint mint, Registrations registrations) {
    this.mint = mint;
    this.registrations = registrations;
  }

  void answer(HttpExchange exchange, String tenant) throws IOException {
    Map<String, String> form = FormParameters.parse(RequestBody.read(exchange));
    addBasicCredentials(exchange, form);
    Optional<EntraError> refusal = refusal(tenant, form);
    if (refusal.isPresent()) {
      refusal.get().answer(exchange, mint.clock());
      return;
    }
    Registrations.Client client = registrations.client(form.get("client_id")).get();
    String resource = resource(form);
    Registrations.Api api = registrations.api(resource).get();
    TokenBuilder token = mint.appToken().version(api.version).tenant(tenant)
        // v2.0 names the API's client id; v1.0 repeats the resource as it was asked for.
        .audience(api.version == TokenVersion.V2 ? api.clientId : resource)
        .client(client.id).objectId(client.objectId)
        .roles(client.roles.toArray(new String[0]));
    answer(exchange, token);
  }

  private void answer(HttpExchange exchange, TokenBuilder token) throws IOException {
    Map<String, Object> claims = token.claims();
    long expiresIn = ((Number) claims.get("exp")).longValue() - mint.clock().instant().getEpochSecond();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_type", "Bearer");
    body.put("expires_in", expiresIn);
    body.put("ext_expires_in", expiresIn);
    body.put("access_token", token.claims(claims).sign());
    exchange.getResponseHeaders().set("Cache-Control", "no-store, no-cache");
    exchange.getResponseHeaders().set("Pragma", "no-cache");
    HttpAnswer.json(exchange, 200, Json.bytes(body));
  }

  private Optional<EntraError> refusal(String tenant, Map<String, String> form) {
    if (!Tenants.isGuid(tenant)) {
      // An app-only token needs one tenant; "organizations" and "common" are for users.
      return Optional.of(EntraError.TENANT_NOT_FOUND);
    }
    if (!form.containsKey("grant_type") || !form.containsKey("client_id")) {
      return Optional.of(EntraError.MISSING_PARAMETER);
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return Optional.of(EntraError.UNSUPPORTED_GRANT);
    }
    if (!form.containsKey("scope") && !form.containsKey("resource")) {
      return Optional.of(EntraError.MISSING_PARAMETER);
    }
    Optional<Registrations.Client> client = registrations.client(form.get("client_id"));
    if (!client.isPresent()) {
      return Optional.of(EntraError.CLIENT_NOT_FOUND);
    }
    if (!form.containsKey("client_secret")) {
      return Optional.of(EntraError.CREDENTIAL_MISSING);
    }
    if (!client.get().secret.equals(form.get("client_secret"))) {
      return Optional.of(EntraError.SECRET_INVALID);
    }
    if (client.get().secretExpired) {
      return Optional.of(EntraError.SECRET_EXPIRED);
    }
    if (resource(form) == null) {
      return Optional.of(EntraError.SCOPE_INVALID);
    }
    return registrations.api(resource(form)).isPresent()
        ? Optional.empty()
        : Optional.of(EntraError.RESOURCE_NOT_FOUND);
  }

  /** The API that is asked for: v2.0 says {@code scope={resource}/.default}, v1.0 {@code resource={resource}}. */
  private static String resource(Map<String, String> form) {
    String scope = form.get("scope");
    if (scope == null) {
      return form.get("resource");
    }
    return scope.endsWith(DEFAULT_SUFFIX) ? scope.substring(0, scope.length() - DEFAULT_SUFFIX.length()) : null;
  }

  /** {@code client_secret_basic} (RFC 6749 §2.3.1). */
  private static void addBasicCredentials(HttpExchange exchange, Map<String, String> form) {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return;
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(authorization.substring("Basic ".length()).trim());
    } catch (IllegalArgumentException e) {
      return;
    }
    String[] credentials = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
    form.putIfAbsent("client_id", FormParameters.decode(credentials[0]));
    if (credentials.length == 2) {
      form.putIfAbsent("client_secret", FormParameters.decode(credentials[1]));
    }
  }
}
