package org.muleentra.jwt.testkit.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * The valid token that every other one differs from: Entra's members, in Entra's order. Beside each template stands the page
 * that it was made after.
 */
final class TokenTemplate {
  private static final int SHORTEST_LIFETIME = 60 * 60;
  private static final int LONGEST_LIFETIME = 90 * 60;

  private final EntraIssuers issuers;
  private final Random random;
  private final long now;

  TokenTemplate(EntraIssuers issuers, Random random, long now) {
    this.issuers = issuers;
    this.random = random;
    this.now = now;
  }

  /** The header is of "Access token claims reference", header claims, and of "Overview of tokens in Azure Active Directory B2C". */
  TokenDraft draft(TokenVersion version, boolean user, String tenantId, SigningKey key) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", "RS256");
    if (issuers.kind() == TenantKind.B2C) {
      header.put("kid", key.kid());
      return new TokenDraft(TokenVersion.V2, user, header, b2cClaims(user, tenantId), key);
    }
    if (version == TokenVersion.V1) {
      header.put("x5t", key.x5t());
    }
    header.put("kid", key.kid());
    Map<String, Object> claims = user ? userClaims(version, tenantId) : appClaims(version, tenantId);
    return new TokenDraft(version, user, header, claims, key);
  }

  /**
   * A person through a client, of the workforce or, in version 2.0 alone, of External ID.
   *
   * <p>Source: "Access token claims reference" (learn.microsoft.com/entra/identity-platform/access-token-claims-reference) and
   * the sample tokens of "Access tokens in the Microsoft identity platform"
   * (learn.microsoft.com/entra/identity-platform/access-tokens); {@code sid} is of the "Optional claims reference"
   * (learn.microsoft.com/entra/identity-platform/optional-claims-reference).
   */
  private Map<String, Object> userClaims(TokenVersion version, String tenantId) {
    boolean v1 = version == TokenVersion.V1;
    Map<String, Object> claims = opening(version, tenantId);
    if (v1) {
      claims.put("acr", "1");
    }
    claims.put("aio", opaque(48));
    if (v1) {
      claims.put("amr", Arrays.asList("pwd", "mfa"));
    }
    caller(claims, v1, Contoso.WEB_CLIENT_ID, "0");
    if (v1) {
      claims.put("family_name", "Vance");
      claims.put("given_name", "Adele");
      claims.put("ipaddr", "203.0.113.7");
    }
    claims.put("name", Contoso.USER_NAME);
    claims.put("oid", Contoso.USER_OBJECT_ID);
    if (!v1) {
      claims.put("preferred_username", Contoso.USER_PRINCIPAL_NAME);
    }
    claims.put("rh", "1." + opaque(42) + ".");
    claims.put("scp", Contoso.READ_SCOPE);
    claims.put("sid", new UUID(random.nextLong(), random.nextLong()).toString());
    claims.put("sub", pairwise(Contoso.USER_OBJECT_ID, Contoso.API_CLIENT_ID));
    claims.put("tid", tenantId);
    if (v1) {
      claims.put("unique_name", Contoso.USER_PRINCIPAL_NAME);
      claims.put("upn", Contoso.USER_PRINCIPAL_NAME);
    }
    return closing(claims, version);
  }

  /**
   * An application by client credentials: its app roles in {@code roles}, no {@code scp} ("only included for user tokens"),
   * its service principal in {@code oid} and {@code sub}.
   *
   * <p>Source: "Access token claims reference" (learn.microsoft.com/entra/identity-platform/access-token-claims-reference) and
   * "Microsoft identity platform and the OAuth 2.0 client credentials flow"
   * (learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
   */
  private Map<String, Object> appClaims(TokenVersion version, String tenantId) {
    boolean v1 = version == TokenVersion.V1;
    Map<String, Object> claims = opening(version, tenantId);
    claims.put("aio", opaque(24));
    caller(claims, v1, Contoso.DAEMON_CLIENT_ID, "1");
    if (v1) {
      claims.put("idp", issuers.issuer(TokenVersion.V1, tenantId));
    }
    claims.put("oid", Contoso.DAEMON_OBJECT_ID);
    claims.put("rh", "1." + opaque(42) + ".");
    claims.put("roles", Collections.singletonList(Contoso.READ_ALL_ROLE));
    claims.put("sub", Contoso.DAEMON_OBJECT_ID);
    claims.put("tid", tenantId);
    return closing(claims, version);
  }

  /**
   * B2C says 1.0 of a token with the names of 2.0, and does not name the tenant apart from the issuer. An application's
   * token is a user's but for the person: its app roles stand in {@code scp}, its service principal in {@code sub}; no
   * {@code roles}, no {@code oid}.
   *
   * <p>Source: "Overview of tokens in Azure Active Directory B2C"
   * (learn.microsoft.com/azure/active-directory-b2c/tokens-overview) and "Set up OAuth 2.0 client credentials flow in Azure
   * Active Directory B2C" (learn.microsoft.com/azure/active-directory-b2c/client-credentials-grant-flow).
   */
  private Map<String, Object> b2cClaims(boolean user, String tenantId) {
    Map<String, Object> claims = opening(TokenVersion.V2, tenantId);
    if (user) {
      claims.put("oid", Contoso.USER_OBJECT_ID);
    }
    claims.put("sub", user ? Contoso.USER_OBJECT_ID : Contoso.DAEMON_OBJECT_ID);
    if (user) {
      claims.put("name", Contoso.USER_NAME);
      claims.put("emails", Collections.singletonList(Contoso.USER_PRINCIPAL_NAME));
    }
    claims.put("scp", user ? Contoso.READ_SCOPE : Contoso.READ_ALL_ROLE);
    claims.put("tfp", issuers.policy());
    claims.put("azp", user ? Contoso.WEB_CLIENT_ID : Contoso.DAEMON_CLIENT_ID);
    claims.put("ver", "1.0");
    return claims;
  }

  /** Lifetimes of 60 to 90 minutes at random ("Access tokens in the Microsoft identity platform", token lifetime). */
  private Map<String, Object> opening(TokenVersion version, String tenantId) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", version == TokenVersion.V1 ? Contoso.API_APP_ID_URI : Contoso.API_CLIENT_ID);
    claims.put("iss", issuers.issuer(version, tenantId));
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + SHORTEST_LIFETIME + random.nextInt(LONGEST_LIFETIME - SHORTEST_LIFETIME + 1));
    return claims;
  }

  /** {@code appid} and {@code appidacr} are of v1.0 alone, {@code azp} and {@code azpacr} of v2.0 alone (claims reference). */
  private static void caller(Map<String, Object> claims, boolean v1, String clientId, String authentication) {
    claims.put(v1 ? "appid" : "azp", clientId);
    claims.put(v1 ? "appidacr" : "azpacr", authentication);
  }

  private Map<String, Object> closing(Map<String, Object> claims, TokenVersion version) {
    claims.put("uti", opaque(16));
    claims.put("ver", version.claimValue());
    claims.put("xms_ftd", opaque(48));
    return claims;
  }

  private String opaque(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return base64url(value);
  }

  /** {@code sub} differs from application to application, yet stays the same for one user at one application. */
  static String pairwise(String objectId, String audience) {
    try {
      return base64url(MessageDigest.getInstance("SHA-256")
          .digest((objectId + "@" + audience).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String base64url(byte[] value) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }
}
