package org.muleentra.jwt.testkit.token;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.muleentra.jwt.testkit.key.PublicKeyForm;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraIssuers;
import org.muleentra.jwt.testkit.tenant.TenantKind;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/**
 * A token that is valid until told otherwise. Immutable: every method answers a changed copy, so a shared good token
 * cannot be spoiled by one test for the next.
 *
 * <p>Changes apply in the order of the calls. Identifiers and lifetime are drawn anew at each {@link #sign()};
 * {@code iat} and {@code nbf} are the mint's present.
 */
public final class TokenBuilder {
  private final TokenMint mint;
  private final boolean user;
  private final TokenVersion version;
  private final String tenantId;
  private final List<Consumer<TokenDraft>> changes;

  TokenBuilder(TokenMint mint, boolean user) {
    this(mint, user, TokenVersion.V2, mint.tenantId(), Collections.emptyList());
  }

  private TokenBuilder(TokenMint mint, boolean user, TokenVersion version, String tenantId,
      List<Consumer<TokenDraft>> changes) {
    this.mint = mint;
    this.user = user;
    this.version = version;
    this.tenantId = tenantId;
    this.changes = changes;
  }

  /** @return a token of version 1.0, with the audience and claim names of that version */
  public TokenBuilder v1() {
    return version(TokenVersion.V1);
  }

  /** @return a token of version 2.0, the default */
  public TokenBuilder v2() {
    return version(TokenVersion.V2);
  }

  /**
   * @param newVersion the token's version
   * @return a token of that version
   */
  public TokenBuilder version(TokenVersion newVersion) {
    return new TokenBuilder(mint, user, Objects.requireNonNull(newVersion, "version"), tenantId, changes);
  }

  /**
   * @param newTenantId the tenant that issues: {@code tid} and {@code iss}
   * @return a token of that tenant
   */
  public TokenBuilder tenant(String newTenantId) {
    return new TokenBuilder(mint, user, version, Objects.requireNonNull(newTenantId, "tenantId"), changes);
  }

  /**
   * @param issuer {@code iss} alone, {@code tid} stays
   * @return a token with that issuer
   */
  public TokenBuilder issuer(String issuer) {
    return claim("iss", issuer);
  }

  /**
   * @param audience {@code aud}
   * @return a token for that audience
   */
  public TokenBuilder audience(String audience) {
    return claim("aud", audience);
  }

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
    return mint.issuers().kind() == TenantKind.B2C ? this : with(draft ->
        draft.claims.put(draft.version == TokenVersion.V1 ? "appidacr" : "azpacr", String.valueOf(method)));
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
          draft.user && mint.issuers().kind() != TenantKind.B2C
              ? TokenTemplate.pairwise(objectId, Contoso.API_CLIENT_ID) : objectId);
    });
  }

  /**
   * @param subject {@code sub} alone
   * @return a token with that subject
   */
  public TokenBuilder subject(String subject) {
    return claim("sub", subject);
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
      String endpoint = "https://" + mint.cloud().retiredGraphHost() + "/" + draft.claims.get("tid")
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
    return claim("idtyp", user ? "user" : "app");
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
    return claim("acct", 1).claim("idp", mint.cloud().v1Issuer(homeTenantId));
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
    if (user) {
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
    return mint.issuers().kind() == TenantKind.B2C
        ? claim("tfp", policy).issuer(mint.issuers().ofPolicy(tenantId, policy)) : claim("tfp", policy);
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
        draft.claims.put("iss", mint.issuers().tfpIssuer(tenantId, String.valueOf(draft.claims.get("tfp")))));
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

  /**
   * Moves {@code iat} and {@code nbf} to an instant; {@code exp} keeps its distance.
   *
   * @param instant the moment of issue
   * @return a token issued then
   */
  public TokenBuilder issuedAt(Instant instant) {
    return with(draft -> {
      long issued = instant.getEpochSecond();
      if (draft.claims.get("exp") instanceof Number && draft.claims.get("iat") instanceof Number) {
        long lifetime = ((Number) draft.claims.get("exp")).longValue() - ((Number) draft.claims.get("iat")).longValue();
        draft.claims.put("exp", issued + lifetime);
      }
      draft.claims.put("iat", issued);
      draft.claims.put("nbf", issued);
    });
  }

  /**
   * @param instant {@code nbf} alone
   * @return a token not valid before then
   */
  public TokenBuilder notBefore(Instant instant) {
    return claim("nbf", instant.getEpochSecond());
  }

  /**
   * @param instant {@code exp} alone
   * @return a token that expires then
   */
  public TokenBuilder expiresAt(Instant instant) {
    return claim("exp", instant.getEpochSecond());
  }

  /**
   * @param lifetime from the mint's present to {@code exp}; negative for an expired token
   * @return a token with that lifetime
   */
  public TokenBuilder expiresIn(Duration lifetime) {
    return with(draft -> draft.claims.put("exp", mint.clock().instant().plus(lifetime).getEpochSecond()));
  }

  /**
   * Sets any claim, to any value that Jackson can write; {@code null} is JSON's null.
   *
   * @param name the claim
   * @param value its value
   * @return a token with that claim
   */
  public TokenBuilder claim(String name, Object value) {
    return with(draft -> draft.claims.put(name, value));
  }

  /**
   * @param claims claims to set, as with {@link #claim}
   * @return a token with those claims
   */
  public TokenBuilder claims(Map<String, ?> claims) {
    Map<String, Object> copy = new LinkedHashMap<>(claims);
    return with(draft -> draft.claims.putAll(copy));
  }

  /**
   * @param names claims to leave out
   * @return a token without them
   */
  public TokenBuilder without(String... names) {
    List<String> copy = Arrays.asList(names.clone());
    return with(draft -> draft.claims.keySet().removeAll(copy));
  }

  /**
   * Sets any header parameter. {@code alg} changes what the header says, not how the token is signed: for that see
   * {@link #algorithm}.
   *
   * @param name the parameter
   * @param value its value; {@code null} is JSON's null
   * @return a token with that parameter
   */
  public TokenBuilder headerParameter(String name, Object value) {
    return with(draft -> draft.header.put(name, value));
  }

  /**
   * @param names header parameters to leave out
   * @return a token without them
   */
  public TokenBuilder withoutHeaderParameter(String... names) {
    List<String> copy = Arrays.asList(names.clone());
    return with(draft -> draft.header.keySet().removeAll(copy));
  }

  /**
   * @param kid the {@code kid} that the header names, whatever the key
   * @return a token with that header
   */
  public TokenBuilder kid(String kid) {
    return headerParameter("kid", kid);
  }

  /**
   * Truly signs with another algorithm, and says so in the header.
   *
   * @param name RS256, RS384, RS512, PS256, PS384, PS512, or ES256 with an EC key
   * @return a token signed so
   */
  public TokenBuilder algorithm(String name) {
    return with(draft -> draft.signAs(name, TokenSignature.with(name)));
  }

  /**
   * Signs with another key, whose {@code kid} (and {@code x5t}) then stand in the header. For a forgery under a known
   * name add {@link #kid} after it. An EC key on P-256 signs with ES256.
   *
   * @param key the key
   * @return a token signed by it
   */
  public TokenBuilder signedBy(SigningKey key) {
    Objects.requireNonNull(key, "key");
    return with(draft -> {
      draft.signWith(key);
      if ("EC".equals(key.publicKey().getAlgorithm())) {
        draft.signAs("ES256", TokenSignature.with("ES256"));
      }
    });
  }

  /**
   * @param pair a key pair, named by its thumbprint
   * @return a token signed by it, as {@link #signedBy(SigningKey)}
   */
  public TokenBuilder signedBy(KeyPair pair) {
    return signedBy(SigningKey.of(pair));
  }

  /** @return a spoilt token: {@code alg} none and no signature, the second dot remains */
  public TokenBuilder unsigned() {
    return with(draft -> draft.signAs("none", TokenSignature.none()));
  }

  /** @return a spoilt token: HS256 keyed with the PEM of the public key */
  public TokenBuilder signedWithHmacOfPublicKey() {
    return signedWithHmacOfPublicKey(PublicKeyForm.PEM);
  }

  /**
   * @param form which bytes of the public key are the secret
   * @return a spoilt token: HS256 keyed with the public key
   */
  public TokenBuilder signedWithHmacOfPublicKey(PublicKeyForm form) {
    Objects.requireNonNull(form, "form");
    return with(draft -> draft.signAs("HS256", TokenSignature.hmacOfPublicKey(form)));
  }

  /** @return a spoilt token: one bit of the signature is wrong */
  public TokenBuilder flipSignatureBit() {
    return with(draft -> draft.signature = draft.signature.withOneBitFlipped());
  }

  /**
   * @param json the header exactly as given, malformed or not; signed all the same
   * @return a token with that header
   */
  public TokenBuilder rawHeader(String json) {
    return rawHeader(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param bytes the header exactly as given, UTF-8 or not; signed all the same
   * @return a token with that header
   */
  public TokenBuilder rawHeader(byte[] bytes) {
    byte[] copy = bytes.clone();
    return with(draft -> draft.rawHeader = copy);
  }

  /**
   * @param json the payload exactly as given, malformed or not; signed all the same
   * @return a token with that payload
   */
  public TokenBuilder rawPayload(String json) {
    return rawPayload(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param bytes the payload exactly as given, UTF-8 or not; signed all the same
   * @return a token with that payload
   */
  public TokenBuilder rawPayload(byte[] bytes) {
    byte[] copy = bytes.clone();
    return with(draft -> draft.rawPayload = copy);
  }

  /** @return the claims that {@link #sign()} would sign, with identifiers of their own; a start for a raw payload */
  public Map<String, Object> claims() {
    return draft().claims;
  }

  /** @return the header that {@link #sign()} would sign; a start for a raw header */
  public Map<String, Object> header() {
    return draft().header;
  }

  /** @return the compact token */
  public String sign() {
    return draft().compact();
  }

  private TokenDraft draft() {
    TokenTemplate template =
        new TokenTemplate(mint.issuers(), mint.random(), mint.clock().instant().getEpochSecond());
    TokenDraft draft = template.draft(version, user, tenantId, mint.keys().current());
    changes.forEach(change -> change.accept(draft));
    return draft;
  }

  private boolean isB2cApp() {
    return !user && mint.issuers().kind() == TenantKind.B2C;
  }

  private TokenBuilder with(Consumer<TokenDraft> change) {
    List<Consumer<TokenDraft>> more = new ArrayList<>(changes);
    more.add(change);
    return new TokenBuilder(mint, user, version, tenantId, more);
  }
}
