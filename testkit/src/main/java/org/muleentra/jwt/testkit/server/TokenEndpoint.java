package org.muleentra.jwt.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.muleentra.jwt.testkit.client.AccessTokenResponse;
import org.muleentra.jwt.testkit.client.AppRegistration;
import org.muleentra.jwt.testkit.client.ClientAssertion;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.graph.GraphTraffic;
import org.muleentra.jwt.testkit.http.FormParameters;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The OAuth 2.0 token endpoint for client credentials (RFC 6749 §4.4), v1.0 and v2.0, for our APIs and for Graph. */
final class TokenEndpoint {
  private static final String DEFAULT_SUFFIX = "/.default";

  private final TokenMint mint;
  private final Registrations registrations;
  private final Supplier<String> baseUrl;
  private final GraphTokens graphTokens;
  private final GraphTraffic traffic;
  private final ClientAssertion assertion;

  TokenEndpoint(TokenMint mint, Registrations registrations, Supplier<String> baseUrl, GraphTokens graphTokens,
      GraphTraffic traffic) {
    this.mint = mint;
    this.registrations = registrations;
    this.baseUrl = baseUrl;
    this.graphTokens = graphTokens;
    this.traffic = traffic;
    assertion = new ClientAssertion(mint.clock());
  }

  void answer(HttpExchange exchange, String tenant) throws IOException {
    RecordedRequest request = RecordedRequest.of(exchange);
    traffic.record(GraphCall.TOKEN, request);
    Map<String, String> form = FormParameters.parse(request.body());
    addBasicCredentials(request, form);
    Optional<EntraError> refusal = refusal(tenant, form, request.path());
    JsonAnswer regular = refusal.isPresent() ? refusal.get().answer(mint.clock()) : grant(tenant, form);
    traffic.answer(GraphCall.TOKEN, exchange, regular);
  }

  private JsonAnswer grant(String tenant, Map<String, String> form) {
    AppRegistration client = registrations.client(form.get("client_id")).get();
    String resource = resource(form);
    if (graphTokens.areFor(resource)) {
      return graphTokens.grant(client, tenant, resource);
    }
    Registrations.Api api = registrations.api(resource).get();
    TokenBuilder token = mint.appToken().version(api.version).tenant(tenant)
        // v2.0 names the API's client id; v1.0 repeats the resource as it was asked for.
        .audience(api.version == TokenVersion.V2 ? api.clientId : resource)
        .client(client.clientId()).objectId(client.objectId())
        .clientAuthentication(form.containsKey("client_secret") ? 1 : 2)
        .roles(client.roles().toArray(new String[0]));
    Map<String, Object> claims = token.claims();
    long expiresIn = ((Number) claims.get("exp")).longValue() - mint.clock().instant().getEpochSecond();
    return AccessTokenResponse.of(token.claims(claims).sign(), expiresIn);
  }

  private Optional<EntraError> refusal(String tenant, Map<String, String> form, String path) {
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
    Optional<AppRegistration> client = registrations.client(form.get("client_id"));
    if (!client.isPresent()) {
      return Optional.of(EntraError.CLIENT_NOT_FOUND);
    }
    Optional<EntraError> unproven = credentialRefusal(client.get(), form, path);
    if (unproven.isPresent()) {
      return unproven;
    }
    if (client.get().isDisabled()) {
      return Optional.of(EntraError.APPLICATION_DISABLED);
    }
    if (resource(form) == null) {
      return Optional.of(EntraError.SCOPE_INVALID);
    }
    return registrations.api(resource(form)).isPresent() || graphTokens.areFor(resource(form))
        ? Optional.empty()
        : Optional.of(EntraError.RESOURCE_NOT_FOUND);
  }

  private Optional<EntraError> credentialRefusal(AppRegistration client, Map<String, String> form, String path) {
    if (form.containsKey("client_assertion")) {
      // The endpoint may be named as it is reached, or as it would be in the mock's cloud (behind a mirror).
      return ClientAssertion.TYPE.equals(form.get("client_assertion_type"))
          ? assertion.refusal(client, form.get("client_assertion"),
              Arrays.asList(baseUrl.get() + path, "https://" + mint.cloud().loginHost() + path))
          : Optional.of(EntraError.ASSERTION_TYPE_INVALID);
    }
    return form.containsKey("client_secret")
        ? client.secretRefusal(form.get("client_secret"))
        : Optional.of(EntraError.CREDENTIAL_MISSING);
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
  private static void addBasicCredentials(RecordedRequest request, Map<String, String> form) {
    String authorization = request.header("Authorization");
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
