package org.muleentra.jwt.testkit.tenant;

import java.util.Objects;

/**
 * The names under which a directory issues tokens: {@code iss} and the hosts in it. Immutable.
 *
 * <p>Source: Microsoft Entra documentation, "Access tokens", "External ID in external tenants", "Azure AD B2C: tokens
 * overview".
 */
public final class EntraIssuers {
  private final EntraCloud cloud;
  private final TenantKind kind;
  private final String loginHost;
  private final String issuerHost;
  private final String policy;
  private final boolean policyInIssuer;

  private EntraIssuers(EntraCloud cloud, TenantKind kind, String loginHost, String issuerHost, String policy,
      boolean policyInIssuer) {
    this.cloud = cloud;
    this.kind = kind;
    this.loginHost = loginHost;
    this.issuerHost = issuerHost;
    this.policy = policy;
    this.policyInIssuer = policyInIssuer;
  }

  /**
   * A workforce directory.
   *
   * @param cloud its cloud
   * @return its names
   */
  public static EntraIssuers of(EntraCloud cloud) {
    return new EntraIssuers(Objects.requireNonNull(cloud, "cloud"), TenantKind.WORKFORCE, null, null, null,
        false);
  }

  /**
   * A directory of External ID: <code>https://{tenant}.ciamlogin.com/{tenant}/v2.0</code>.
   *
   * @return its names
   */
  public static EntraIssuers externalId() {
    return new EntraIssuers(EntraCloud.GLOBAL, TenantKind.EXTERNAL_ID, null, null, null, false);
  }

  /**
   * A directory of Azure AD B2C: <code>https://{domain}/{tenant}/v2.0/</code>.
   *
   * @param domain its host, for example {@code contoso.b2clogin.com}
   * @param policy the user flow or custom policy of its tokens, unless one says otherwise
   * @return its names
   */
  public static EntraIssuers b2c(String domain, String policy) {
    return new EntraIssuers(EntraCloud.GLOBAL, TenantKind.B2C, Objects.requireNonNull(domain, "domain"), null,
        Objects.requireNonNull(policy, "policy"), false);
  }

  /**
   * @param host the host in issuers of v2.0 tokens, in place of the usual one: a custom cloud or a custom domain
   * @return a copy
   */
  public EntraIssuers withLoginHost(String host) {
    return new EntraIssuers(cloud, kind, Objects.requireNonNull(host, "loginHost"), issuerHost, policy,
        policyInIssuer);
  }

  /**
   * @param host the host in issuers of v1.0 tokens, in place of the cloud's
   * @return a copy
   */
  public EntraIssuers withIssuerHost(String host) {
    return new EntraIssuers(cloud, kind, loginHost, Objects.requireNonNull(host, "issuerHost"), policy,
        policyInIssuer);
  }

  /** @return a copy whose B2C policies are set to name themselves in their issuer, see {@link #tfpIssuer} */
  public EntraIssuers withPolicyInIssuer() {
    return new EntraIssuers(cloud, kind, loginHost, issuerHost, policy, true);
  }

  /**
   * The issuer of tokens. B2C has one for both versions.
   *
   * @param version the token version
   * @param tenant a tenant GUID, or <code>{tenantid}</code> for the template
   * @return the issuer
   */
  public String issuer(TokenVersion version, String tenant) {
    if (kind == TenantKind.B2C) {
      return ofPolicy(tenant, policy);
    }
    if (version == TokenVersion.V1) {
      return issuerHost == null ? cloud.v1Issuer(tenant) : "https://" + issuerHost + "/" + tenant + "/";
    }
    return "https://" + loginHost(tenant) + "/" + tenant + "/v2.0";
  }

  /**
   * The other issuer of B2C, for policies that are set to name themselves in it.
   *
   * @param tenant a tenant GUID
   * @param policyName the policy
   * @return the issuer
   */
  public String tfpIssuer(String tenant, String policyName) {
    return "https://" + loginHost(tenant) + "/tfp/" + tenant + "/" + policyName + "/v2.0/";
  }

  /**
   * The issuer of one B2C policy, in whichever of the two forms this directory is set to.
   *
   * @param tenant a tenant GUID
   * @param policyName the policy
   * @return the issuer
   */
  public String ofPolicy(String tenant, String policyName) {
    return policyInIssuer ? tfpIssuer(tenant, policyName) : "https://" + loginHost(tenant) + "/" + tenant + "/v2.0/";
  }

  /** @return the cloud, whose other hosts stand in documents */
  public EntraCloud cloud() {
    return cloud;
  }

  /** @return the kind of directory */
  public TenantKind kind() {
    return kind;
  }

  /** @return the policy of B2C's tokens; {@code null} for other kinds */
  public String policy() {
    return policy;
  }

  /**
   * @param tenant a tenant GUID, or <code>{tenantid}</code> for the template
   * @return the host in issuers of v2.0 tokens
   */
  public String loginHost(String tenant) {
    if (loginHost != null) {
      return loginHost;
    }
    return kind == TenantKind.EXTERNAL_ID ? tenant + ".ciamlogin.com" : cloud.loginHost();
  }
}
