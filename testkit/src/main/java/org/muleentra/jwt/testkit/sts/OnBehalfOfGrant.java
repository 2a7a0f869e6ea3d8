package org.muleentra.jwt.testkit.sts;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muleentra.jwt.testkit.client.AccessTokenResponse;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/**
 * On behalf of: a middle tier's token for the next API, about its own caller.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-on-behalf-of-flow.md}: parameters, consent in
 * advance, {@code scope} in the answer, a refresh token with {@code offline_access} alone (here it is text without use).
 * {@code scopes-oidc.md} says that {@code .default} is required in this flow, the page itself asks for {@code user.read}: both
 * are served. Which scopes a token has that were consented to but not asked for by name is not documented: here none.
 */
public final class OnBehalfOfGrant {
  /** {@code grant_type} (RFC 7523 §2.1). */
  public static final String TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final Resources resources;
  private final ConditionalAccess conditionalAccess;
  private final UserAssertion assertions;
  private final UserTokens tokens;
  private final Issuance issuance;

  OnBehalfOfGrant(Resources resources, ConditionalAccess conditionalAccess, UserAssertion assertions, UserTokens tokens,
      Issuance issuance) {
    this.resources = resources;
    this.conditionalAccess = conditionalAccess;
    this.assertions = assertions;
    this.tokens = tokens;
    this.issuance = issuance;
  }

  JsonAnswer answer(TokenRequest request, Client client) throws TokenRefusal {
    if (!"on_behalf_of".equals(request.required("requested_token_use"))) {
      throw new TokenRefusal(EntraError.REQUEST_MALFORMED);
    }
    String assertion = request.required("assertion");
    RequestedScopes asked = RequestedScopes.parse(request.required("scope"));
    if (!client.registration.mayActOnBehalfOf()) {
      throw new TokenRefusal(EntraError.ON_BEHALF_OF_FORBIDDEN);
    }
    Map<String, Object> caller = assertions.verify(assertion, client, request.tenant);
    Resource resource = resources.named(asked.resource);
    Set<String> scopes = granted(asked, consented(client, resource));
    conditionalAccess.checkUser(resource.api.clientId(), caller);
    IssuedToken token = tokens.issue(caller, client, request.tenant, resource, scopes,
        ClaimsRequest.capabilities(request.parameter("claims")));
    AccessTokenResponse response = issuance.response(token)
        .scope(scopes.stream().map(name -> resource.asked + "/" + name).collect(Collectors.joining(" ")));
    return (asked.offline ? response.refreshToken(UUID.randomUUID().toString()) : response).answer();
  }

  private static Set<String> consented(Client client, Resource resource) {
    Set<String> scopes = new LinkedHashSet<>(client.registration.consentOn(resource.api.clientId()));
    scopes.addAll(resource.api.preauthorized(client.id()));
    return scopes;
  }

  /** Scopes are spelt as consented to: the page asks for {@code user.read} and is given {@code User.Read}. */
  private static Set<String> granted(RequestedScopes asked, Set<String> consented) throws TokenRefusal {
    Set<String> granted = new LinkedHashSet<>();
    for (String name : asked.isDefault() ? consented : asked.names) {
      Optional<String> scope = consented.stream().filter(name::equalsIgnoreCase).findFirst();
      granted.add(scope.orElseThrow(() -> new TokenRefusal(EntraError.CONSENT_MISSING)));
    }
    if (granted.isEmpty()) {
      throw new TokenRefusal(EntraError.CONSENT_MISSING);
    }
    return granted;
  }
}
