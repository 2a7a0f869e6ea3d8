package org.muleentra.jwt.testkit.sts;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.graph.GraphTraffic;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.Tenants;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * The OAuth 2.0 token endpoint over HTTP, v1.0 and v2.0; {@link MockSts} is what the test sees of it.
 *
 * <p>A tenant is named by its GUID or its domain (MicrosoftDocs/entra-docs
 * {@code docs/identity-platform/v2-oauth2-client-creds-grant-flow.md}); {@code common} and {@code consumers} are refused with
 * AADSTS9001023 ({@code reference-error-codes.md}). Azure AD B2C has the endpoint below its policies, for client credentials
 * alone (MicrosoftDocs/azure-docs {@code articles/active-directory-b2c/client-credentials-grant-flow.md}); its own errors (AADB2C
 * and a number) and the members {@code not_before}, {@code expires_on} and {@code resource} of its answers are not played.
 */
public final class TokenEndpoint {
  private static final Set<String> MANY =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("common", "consumers")));

  private final TokenMint mint;
  private final GraphTraffic traffic;
  private final ClientAuthentication authentication;
  private final ClientCredentialsGrant clientCredentials;
  private final OnBehalfOfGrant onBehalfOf;
  private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

  TokenEndpoint(TokenMint mint, GraphTraffic traffic, ClientAuthentication authentication,
      ClientCredentialsGrant clientCredentials, OnBehalfOfGrant onBehalfOf) {
    this.mint = mint;
    this.traffic = traffic;
    this.authentication = authentication;
    this.clientCredentials = clientCredentials;
    this.onBehalfOf = onBehalfOf;
  }

  void forgetTenant(String tenantId) {
    forgotten.add(tenantId.toLowerCase(Locale.ROOT));
  }

  /** Answers a {@code POST}, under the tenant as the path names it. */
  public void answer(HttpExchange exchange, String tenant, boolean v2) throws IOException {
    RecordedRequest request = RecordedRequest.of(exchange);
    traffic.record(GraphCall.TOKEN, request);
    JsonAnswer regular;
    try {
      regular = grant(new TokenRequest(request, tenantId(tenant), v2));
    } catch (TokenRefusal refused) {
      regular = refused.refusal().answer(mint.clock(), request.header("client-request-id"));
    }
    traffic.answer(GraphCall.TOKEN, exchange, regular);
  }

  private JsonAnswer grant(TokenRequest request) throws TokenRefusal {
    String type = request.required("grant_type");
    if (!isServed(type)) {
      throw new TokenRefusal(EntraError.UNSUPPORTED_GRANT);
    }
    Client client = authentication.client(request);
    return type.equals(OnBehalfOfGrant.TYPE) ? onBehalfOf.answer(request, client) : clientCredentials.answer(request, client);
  }

  private boolean isServed(String type) {
    return type.equals(ClientCredentialsGrant.TYPE) || type.equals(OnBehalfOfGrant.TYPE) && !isB2c();
  }

  private boolean isB2c() {
    return mint.issuers().kind() == TenantKind.B2C;
  }

  private String tenantId(String tenant) throws TokenRefusal {
    String name = tenant.toLowerCase(Locale.ROOT);
    if (MANY.contains(name)) {
      throw new TokenRefusal(EntraError.GRANT_NEEDS_TENANT);
    }
    if (name.equals("organizations")) {
      throw new TokenRefusal(EntraError.TENANT_NOT_NAMED);
    }
    String id = name.equals(Contoso.DOMAIN) || isB2c() && Tenants.isGuidOrDomain(tenant) && !Tenants.isGuid(tenant)
        ? mint.tenantId() : tenant;
    if (!Tenants.isGuid(id) || forgotten.contains(id.toLowerCase(Locale.ROOT))) {
      throw new TokenRefusal(EntraError.TENANT_NOT_FOUND);
    }
    return id;
  }
}
