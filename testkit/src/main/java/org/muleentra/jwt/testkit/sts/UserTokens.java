package org.muleentra.jwt.testkit.sts;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.testkit.client.IssuedToken;
import org.muleentra.jwt.testkit.graph.GraphTokens;
import org.muleentra.jwt.testkit.tenant.TokenVersion;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * Tokens of users for the next API: the same person, with {@code scp}, through the middle tier as their client.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/v2-oauth2-on-behalf-of-flow.md}, whose sample token names
 * the middle tier in {@code appid} with {@code appidacr} 1; only scopes, never app roles.
 */
final class UserTokens {
  /** What tells of the person and the sign-in, and goes along where the caller's token has it. */
  private static final List<String> CARRIED =
      Arrays.asList("name", "family_name", "given_name", "ipaddr", "sid", "acct", "idp", "acrs");

  private final TokenMint mint;
  private final Issuance issuance;
  private final GraphTokens graphTokens;

  UserTokens(TokenMint mint, Issuance issuance, GraphTokens graphTokens) {
    this.mint = mint;
    this.issuance = issuance;
    this.graphTokens = graphTokens;
  }

  IssuedToken issue(Map<String, Object> caller, Client client, String tenant, Resource resource, Set<String> scopes,
      List<String> capabilities) {
    TokenBuilder draft = mint.userToken().version(resource.api.version()).tenant(tenant).audience(resource.audience())
        .client(client.id()).clientAuthentication(client.authentication)
        .objectIdAt(String.valueOf(caller.get("oid")), resource.api.clientId()).scopes(scopes.toArray(new String[0]));
    draft = person(draft, caller, resource.api.version());
    if (resource.api.asksFor("idtyp")) {
      draft = draft.idtyp();
    }
    if (resource.api.asksFor("xms_cc") && !capabilities.isEmpty()) {
      draft = draft.clientCapabilities(capabilities.toArray(new String[0]));
    }
    return resource.graph ? graphTokens.issue(draft, tenant, Collections.emptyList()) : issuance.sign(draft);
  }

  private static TokenBuilder person(TokenBuilder draft, Map<String, Object> caller, TokenVersion version) {
    TokenBuilder token = draft;
    for (String name : CARRIED) {
      token = put(token, name, caller.get(name));
    }
    Object userName = caller.getOrDefault("preferred_username", caller.get("upn"));
    if (version == TokenVersion.V2) {
      return put(put(token, "preferred_username", userName), "amr", caller.get("amr"));
    }
    return put(put(put(token, "upn", userName), "unique_name", userName), "amr",
        caller.getOrDefault("amr", Collections.singletonList("pwd")));
  }

  private static TokenBuilder put(TokenBuilder token, String name, Object value) {
    return value == null ? token.without(name) : token.claim(name, value);
  }
}
