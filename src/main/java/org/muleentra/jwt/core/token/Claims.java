package org.muleentra.jwt.core.token;

import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Refusal;

/**
 * The claims of an Entra access token, each of the type Entra gives it; a claim of another type refuses the token
 * rather than being coerced. Immutable.
 *
 * <p>Source: Microsoft identity platform, "Access token claims reference"; RFC 7519 §4.1. All claims but {@code exp},
 * {@code iss}, {@code aud}, {@code tid} and {@code ver} may be absent, which is {@code null}, or an empty list.
 */
public final class Claims {

  private static final String VERSION_1 = "1.0";

  private final Map<String, Object> all;
  private final String issuer;
  private final String tenantId;
  private final String policy;
  private final String version;
  private final List<String> audiences;
  private final long expiresAt;
  private final Long notBefore;
  private final Long issuedAt;
  private final String clientId;
  private final String clientAuthentication;
  private final String subject;
  private final String objectId;
  private final String principalId;
  private final String identityType;
  private final List<String> scopes;
  private final List<String> appRoles;
  private final List<String> groups;
  private final String tokenId;
  private final String sessionId;
  private final List<String> authenticationContexts;
  private final List<String> authenticationMethods;
  private final Long authenticatedAt;
  private final List<String> directoryRoles;
  private final List<String> clientCapabilities;
  private final List<String> actorFacets;
  private final List<String> subjectFacets;

  private Claims(ClaimReader reader, String impliedTenant) {
    all = reader.all();
    issuer = reader.requiredText("iss");
    tenantId = tenantId(reader, impliedTenant);
    policy = policy(reader);
    version = reader.requiredText("ver");
    audiences = reader.textOrTexts("aud");
    reader.require("aud", !audiences.isEmpty());
    Long exp = reader.numericDate("exp");
    reader.require("exp", exp != null);
    expiresAt = exp == null ? 0 : exp;
    notBefore = reader.numericDate("nbf");
    issuedAt = reader.numericDate("iat");
    // B2C, which alone implies a tenant, says 1.0 of tokens with the names of 2.0.
    boolean namesOfV1 = VERSION_1.equals(version) && impliedTenant == null;
    clientId = clientId(reader, namesOfV1);
    clientAuthentication = clientAuthentication(reader, namesOfV1);
    subject = reader.text("sub");
    objectId = reader.text("oid");
    principalId = objectId == null && impliedTenant != null ? subject : objectId;
    identityType = reader.text("idtyp");
    scopes = reader.words("scp");
    appRoles = reader.names("roles");
    groups = reader.texts("groups");
    tokenId = reader.text("uti");
    sessionId = reader.text("sid");
    authenticationContexts = reader.textOrTexts("acrs");
    authenticationMethods = reader.texts("amr");
    authenticatedAt = reader.numericDate("auth_time");
    directoryRoles = reader.texts("wids");
    clientCapabilities = reader.textOrTexts("xms_cc");
    actorFacets = reader.words("xms_act_fct");
    subjectFacets = reader.words("xms_sub_fct");
  }

  /** @param impliedTenant the tenant of a token that names none, or {@code null} where it must */
  static Outcome<Claims> of(Map<String, Object> payload, String impliedTenant) {
    ClaimReader reader = new ClaimReader(payload);
    Claims claims = new Claims(reader, impliedTenant);
    Refusal refusal = reader.refusal();
    return refusal == null ? Outcome.of(claims) : Outcome.refused(refusal);
  }

  private static String tenantId(ClaimReader reader, String impliedTenant) {
    String tid = reader.text("tid");
    reader.require("tid", tid != null || impliedTenant != null);
    return tid != null ? tid : impliedTenant;
  }

  /** B2C's {@code tfp}, in older policies {@code acr}; elsewhere {@code acr} is something else and of no use here. */
  private static String policy(ClaimReader reader) {
    String tfp = reader.text("tfp");
    return tfp != null ? tfp : reader.anyText("acr");
  }

  /**
   * {@code appid} is of v1 tokens alone and {@code azp} of v2 tokens alone, so that neither stands in for the other; where
   * both stand they must agree.
   */
  private static String clientId(ClaimReader reader, boolean namesOfV1) {
    String azp = reader.text("azp");
    String appid = reader.text("appid");
    reader.require("azp or appid", azp != null || appid != null);
    reader.agree("azp and appid", azp == null || appid == null || azp.equals(appid));
    return namesOfV1 ? appid : azp;
  }

  private static String clientAuthentication(ClaimReader reader, boolean namesOfV1) {
    String azpacr = reader.text("azpacr");
    String appidacr = reader.text("appidacr");
    reader.agree("azpacr and appidacr", azpacr == null || appidacr == null || azpacr.equals(appidacr));
    return namesOfV1 ? appidacr : azpacr;
  }

  /** Every claim as it stood in the token, deeply unmodifiable. */
  public Map<String, Object> all() {
    return all;
  }

  /** {@code iss}. */
  public String issuer() {
    return issuer;
  }

  /** {@code tid}, or the tenant that the authority implies. */
  public String tenantId() {
    return tenantId;
  }

  /** {@code tfp} or {@code acr}: the B2C policy that a user went through, or {@code null}. */
  public String policy() {
    return policy;
  }

  /** {@code ver}. */
  public String version() {
    return version;
  }

  /** {@code aud}, one or more. */
  public List<String> audiences() {
    return audiences;
  }

  /** {@code exp}, in seconds since the epoch. */
  public long expiresAt() {
    return expiresAt;
  }

  /** {@code nbf}, in seconds since the epoch, or {@code null}. */
  public Long notBefore() {
    return notBefore;
  }

  /** {@code iat}, in seconds since the epoch, or {@code null}. */
  public Long issuedAt() {
    return issuedAt;
  }

  /** {@code azp} of v2 tokens, {@code appid} of v1 tokens: the client application; {@code null} where it is not named so. */
  public String clientId() {
    return clientId;
  }

  /** {@code azpacr} of v2 tokens, {@code appidacr} of v1 tokens: 0 public client, 1 secret, 2 certificate; or {@code null}. */
  public String clientAuthentication() {
    return clientAuthentication;
  }

  /** {@code sub}, pairwise per application, or {@code null}. */
  public String subject() {
    return subject;
  }

  /** {@code oid}: with the tenant, who the caller is; or {@code null}. */
  public String objectId() {
    return objectId;
  }

  /** {@code oid}, in whose place B2C may name its users by {@code sub} alone; or {@code null}. */
  public String principalId() {
    return principalId;
  }

  /** {@code idtyp}, or {@code null}: the claim is optional in Entra. */
  public String identityType() {
    return identityType;
  }

  /** {@code scp}, split at its spaces; empty in app-only tokens, whose claim is absent, empty or "/". */
  public List<String> scopes() {
    return scopes;
  }

  /** {@code cnf}: whether only the holder of a key or certificate may present the token, in whatever form it says so (RFC 7800 §3.1). */
  public boolean isBoundToPresenter() {
    return all.containsKey("cnf");
  }

  /** {@code roles}: app roles, and groups where the application emits them as roles. */
  public List<String> appRoles() {
    return appRoles;
  }

  /** {@code groups}. */
  public List<String> groups() {
    return groups;
  }

  /**
   * Whether the token says that it had no room for the caller's groups: {@code _claim_names} names them, or
   * {@code hasgroups} stands in their place. Either may have any form but the one that denies it.
   *
   * <p>Source: Microsoft identity platform, "Access token claims reference", groups overage claim.
   */
  public boolean groupsLeftOut() {
    Object names = all.get("_claim_names");
    Object hasGroups = all.get("hasgroups");
    return names != null && (!(names instanceof Map) || ((Map<?, ?>) names).containsKey("groups"))
        || hasGroups != null && !Boolean.FALSE.equals(hasGroups);
  }

  /** {@code uti}: the token's id in Entra's sign-in log, or {@code null}. */
  public String tokenId() {
    return tokenId;
  }

  /** {@code sid}: the session's id in Entra's sign-in log, or {@code null}. */
  public String sessionId() {
    return sessionId;
  }

  /** {@code deviceid}: the id of the user's device in Entra, or {@code null}. */
  public String deviceId() {
    return told("deviceid");
  }

  /** {@code acrs}: the authentication contexts the caller satisfied. */
  public List<String> authenticationContexts() {
    return authenticationContexts;
  }

  /** {@code amr}: how the user authenticated; v1 tokens and few others carry it. */
  public List<String> authenticationMethods() {
    return authenticationMethods;
  }

  /** {@code auth_time}: when the user authenticated, in seconds since the epoch, or {@code null}. */
  public Long authenticatedAt() {
    return authenticatedAt;
  }

  /** {@code wids}: the template ids of the user's directory roles. */
  public List<String> directoryRoles() {
    return directoryRoles;
  }

  /** {@code xms_par_app_azp}: the blueprint of an agent, whose value is for logs and for no permission; or {@code null}. */
  public String agentBlueprint() {
    return told("xms_par_app_azp");
  }

  /** Whether the user is a guest of the tenant ({@code acct}, else {@code idp}); {@code null} where the token does not tell. */
  public Boolean isGuest() {
    Object acct = all.get("acct");
    if (acct != null) {
      return "1".equals(acct.toString());
    }
    String idp = told("idp");
    return idp == null ? null : !idp.contains(tenantId);
  }

  /** {@code xms_mirid}: the Azure resource of a managed identity, or {@code null} for any other caller. */
  public String managedIdentity() {
    return told("xms_mirid");
  }

  /** What is told on the side; of the wrong type it is not there, and costs no token. */
  private String told(String claim) {
    Object value = all.get(claim);
    return value instanceof String ? (String) value : null;
  }

  /** {@code xms_cc}: what the client can do, such as {@code cp1} for claims challenges. */
  public List<String> clientCapabilities() {
    return clientCapabilities;
  }

  /** {@code xms_act_fct}: the facets of the acting client, in no order. */
  public List<String> actorFacets() {
    return actorFacets;
  }

  /** {@code xms_sub_fct}: the facets of the subject, in no order. */
  public List<String> subjectFacets() {
    return subjectFacets;
  }
}
