package org.muleentra.jwt.testkit.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Claims that Entra writes beside those of any JWT, in the spelling of the token's version and kind of tenant. */
public abstract class EntraClaims extends JwtClaims {
  EntraClaims() {}

  abstract boolean isUser();

  abstract String tenantId();

  abstract EntraIssuers issuers();

  /**
   * @param clientId {@code azp}, or {@code appid} in v1.0
   * @return a token obtained by that client
   */
  public TokenBuilder client(String clientId) {
    return with(draft -> draft.claims.put(draft.version == TokenVersion.V1 ? "appid" : "azp", clientId));
  }

  /**
   * @param method {@code azpacr} or {@code appidacr}: 0 public client, 1 secret, 2 certificate; B2C does not tell
   * @return a token whose client authenticated so
   */
  public TokenBuilder clientAuthentication(int method) {
    return with(draft -> {
      if (issuers().kind() != TenantKind.B2C) {
        draft.claims.put(draft.version == TokenVersion.V1 ? "appidacr" : "azpacr", String.valueOf(method));
      }
    });
  }

  /**
   * @param objectId {@code oid}; {@code sub} follows: equal for an app and in B2C, pairwise for other users; an app of B2C
   *     has it in {@code sub} alone
   * @return a token of that user or service principal
   */
  public TokenBuilder objectId(String objectId) {
    return with(draft -> {
      if (!isB2cApp()) {
        draft.claims.put("oid", objectId);
      }
      draft.claims.put("sub",
          draft.user && issuers().kind() != TenantKind.B2C
              ? TokenTemplate.pairwise(objectId, Contoso.API_CLIENT_ID) : objectId);
    });
  }

  /**
   * @param objectId {@code oid} of a user
   * @param audience the client id of the API, for which {@code sub} is pairwise
   * @return a token of that user at that API
   */
  public TokenBuilder objectIdAt(String objectId, String audience) {
    return objectId(objectId).subject(TokenTemplate.pairwise(objectId, audience));
  }

  /**
   * @param scopes the delegated permissions of {@code scp}; none removes the claim
   * @return a token with those scopes
   */
  public TokenBuilder scopes(String... scopes) {
    return scopes.length == 0 ? without("scp") : claim("scp", String.join(" ", scopes));
  }

  /**
   * @param roles the app roles of {@code roles}, which B2C writes into an app's {@code scp}; none removes the claim
   * @return a token with those app roles
   */
  public TokenBuilder roles(String... roles) {
    if (isB2cApp()) {
      return scopes(roles);
    }
    return roles.length == 0 ? without("roles") : claim("roles", Arrays.asList(roles.clone()));
  }

  /**
   * @param groups the object ids of {@code groups}; none removes the claim
   * @return a token of a member of those groups
   */
  public TokenBuilder groups(String... groups) {
    return groups(Arrays.asList(groups));
  }

  /**
   * @param groups the object ids of {@code groups}; none removes the claim
   * @return a token of a member of those groups
   */
  public TokenBuilder groups(Collection<String> groups) {
    return groups.isEmpty() ? without("groups") : claim("groups", new ArrayList<>(groups));
  }

  /**
   * Source: "Access token claims reference", groups overage claim
   * (learn.microsoft.com/entra/identity-platform/access-token-claims-reference).
   *
   * @return a token of a member of more than 200 groups: {@code _claim_names} and {@code _claim_sources}, no list
   */
  public TokenBuilder groupOverage() {
    return with(draft -> {
      draft.claims.remove("groups");
      String endpoint = "https://" + issuers().cloud().retiredGraphHost() + "/" + draft.claims.get("tid")
          + (draft.user ? "/users/" : "/servicePrincipals/") + draft.claims.get("oid") + "/getMemberObjects";
      draft.claims.put("_claim_names", Collections.singletonMap("groups", "src1"));
      draft.claims.put("_claim_sources",
          Collections.singletonMap("src1", Collections.singletonMap("endpoint", endpoint)));
    });
  }

  /** @return a token with the other overage form: {@code hasgroups} true, no list */
  public TokenBuilder hasGroups() {
    return without("groups").claim("hasgroups", true);
  }

  /**
   * Source: "Optional claims reference", {@code idtyp} and {@code include_user_token}
   * (learn.microsoft.com/entra/identity-platform/optional-claims-reference).
   *
   * @return a token with the optional claim {@code idtyp}: {@code user} or {@code app}
   */
  public TokenBuilder idtyp() {
    return claim("idtyp", isUser() ? "user" : "app");
  }

  /**
   * A guest: {@code acct} 1, and {@code idp} names another tenant.
   *
   * <p>Source: "Optional claims reference", {@code acct}; "Access token claims reference", {@code idp}.
   *
   * @param homeTenantId the tenant in which the guest is a member
   * @return a guest's token
   */
  public TokenBuilder guestOf(String homeTenantId) {
    return claim("acct", 1).claim("idp", issuers().cloud().v1Issuer(homeTenantId));
  }

  /**
   * A system-assigned managed identity: an app without a secret, which {@code xms_mirid} names.
   *
   * <p>Source: Microsoft has no reference of the two claims; what is known of them stands in
   * learn.microsoft.com/answers/questions/1282788 and in the sources of validators that read them (HashiCorp Vault, SPIRE).
   *
   * @param resourceId the Azure resource, for example {@link Contoso#VIRTUAL_MACHINE}
   * @return its token
   */
  public TokenBuilder managedIdentity(String resourceId) {
    if (isUser()) {
      throw new IllegalStateException("a managed identity is an app: start from appToken()");
    }
    return idtyp().clientAuthentication(2).claim("xms_mirid", resourceId);
  }

  /**
   * A user-assigned managed identity: {@code xms_mirid} names the identity, {@code xms_az_rid} the resource that uses it.
   *
   * @param identityId the identity, for example {@link Contoso#ASSIGNED_IDENTITY}
   * @param resourceId the Azure resource, for example {@link Contoso#VIRTUAL_MACHINE}
   * @return its token
   */
  public TokenBuilder managedIdentity(String identityId, String resourceId) {
    return managedIdentity(identityId).claim("xms_az_rid", resourceId);
  }

  /**
   * Source: "Overview of tokens in Azure Active Directory B2C", compatibility
   * (learn.microsoft.com/azure/active-directory-b2c/tokens-overview).
   *
   * @param policy the user flow or custom policy of {@code tfp}, in B2C; where issuers name it, in {@code iss} too
   * @return a token of that policy
   */
  public TokenBuilder policy(String policy) {
    return issuers().kind() == TenantKind.B2C
        ? claim("tfp", policy).issuer(issuers().ofPolicy(tenantId(), policy)) : claim("tfp", policy);
  }

  /** @return a token of an old B2C policy, which stands in {@code acr} in place of {@code tfp} */
  public TokenBuilder policyInAcr() {
    return with(draft -> draft.claims.put("acr", draft.claims.remove("tfp")));
  }

  /**
   * Source: "Overview of tokens in Azure Active Directory B2C", compatibility, subject claim of the value "Not supported"
   * (learn.microsoft.com/azure/active-directory-b2c/tokens-overview); its earlier edition quotes the sentence.
   *
   * @return a token of an old B2C policy, which writes one sentence for everybody into {@code sub}
   */
  public TokenBuilder subjectNotSupported() {
    return subject("Not supported currently. Use oid claim.");
  }

  /** @return a token of a B2C policy that is set to name itself in its issuer, see {@link EntraIssuers#tfpIssuer} */
  public TokenBuilder tfpIssuer() {
    return with(draft ->
        draft.claims.put("iss", issuers().tfpIssuer(tenantId(), String.valueOf(draft.claims.get("tfp")))));
  }

  /**
   * @param contexts the authentication contexts of {@code acrs}, {@code c1} to {@code c99}
   * @return a token of a user who satisfied them
   */
  public TokenBuilder authenticationContexts(String... contexts) {
    return claim("acrs", Arrays.asList(contexts.clone()));
  }

  /**
   * @param capabilities the client's capabilities in {@code xms_cc}, for example {@code cp1}
   * @return a token obtained by such a client
   */
  public TokenBuilder clientCapabilities(String... capabilities) {
    return claim("xms_cc", Arrays.asList(capabilities.clone()));
  }

  private boolean isB2cApp() {
    return !isUser() && issuers().kind() == TenantKind.B2C;
  }
}
