package org.muleentra.jwt.core.authority;

import java.net.URI;

/**
 * Where one kind of directory in one cloud issues its tokens and publishes its keys; made of configuration alone.
 * Immutable.
 *
 * <p>Source: Microsoft identity platform, "National clouds" and "OpenID Connect"; Azure AD B2C, "Tokens overview";
 * Microsoft Entra External ID, "External tenant endpoints".
 */
public final class Hosts {

  private static final String EXTERNAL_ID_DOMAIN = ".ciamlogin.com";

  private final TenantKind kind;
  private final Cloud cloud;
  private final String loginHost;
  private final String issuerHost;
  private final String signingKeysAppId;
  private final String metadataBase;

  /**
   * @param loginHost in place of the cloud's, or {@code null}; B2C must have one
   * @param issuerHost of v1 tokens, in place of the cloud's, or {@code null}
   * @param signingKeysAppId the client id of an API with signing keys of its own, or {@code null}
   * @param metadataBase where metadata is read instead of the login host, without a slash at its end; or {@code null}
   */
  public Hosts(TenantKind kind, Cloud cloud, String loginHost, String issuerHost, String signingKeysAppId,
      String metadataBase) {
    this.kind = kind;
    this.cloud = cloud;
    this.loginHost = loginHost;
    this.issuerHost = issuerHost;
    this.signingKeysAppId = signingKeysAppId;
    this.metadataBase = metadataBase;
  }

  /** Those of a Microsoft cloud as they are. */
  public static Hosts of(Cloud cloud) {
    return new Hosts(TenantKind.WORKFORCE, cloud, null, null, null, null);
  }

  /** The kind of directory. */
  public TenantKind kind() {
    return kind;
  }

  /** The {@code iss} of a tenant's tokens, or of the template {@code {tenantid}}. */
  String issuer(TokenVersion version, String tenant) {
    switch (kind) {
      case EXTERNAL_ID:
        return "https://" + tenant + EXTERNAL_ID_DOMAIN + "/" + tenant + "/v2.0";
      case B2C:
        return "https://" + loginHost + "/" + tenant + "/v2.0/";
      default:
        return version == TokenVersion.V1
            ? "https://" + (issuerHost != null ? issuerHost : cloud.v1IssuerHost()) + "/" + tenant + "/"
            : "https://" + workforceHost() + "/" + tenant + "/v2.0";
    }
  }

  /** The {@code iss} of v2 tokens that the tenant would have as a plain one of the cloud. */
  String workforceIssuer(String tenant) {
    return "https://" + cloud.loginHost() + "/" + tenant + "/v2.0";
  }

  /** The other form of {@code iss} that a B2C policy can be set to, with the policy in it. */
  String policyIssuer(String tenant, String policy) {
    return "https://" + loginHost + "/tfp/" + tenant + "/" + policy + "/v2.0/";
  }

  /**
   * The authorization server of a tenant as clients look for its metadata (RFC 9728 §2): the issuer of v2 tokens, in B2C
   * with the policy in it, since the issuer alone has none there.
   *
   * @param policy in B2C, else {@code null}
   */
  public String authorizationServer(String tenant, String policy) {
    return policy == null ? issuer(TokenVersion.V2, tenant)
        : "https://" + loginHost + "/" + tenant + "/" + policy + "/v2.0";
  }

  /** Where the tenant logs in: the base of its endpoints, or the mirror that stands for it; no slash at its end. */
  public String base(String tenant) {
    return metadataBase != null ? metadataBase : loginBase(tenant);
  }

  /** Where the tenant logs in, as Entra itself knows the place, whatever mirror stands before it; no slash at its end. */
  public String loginBase(String tenant) {
    if (kind == TenantKind.EXTERNAL_ID) {
      return "https://" + (loginHost != null ? loginHost : tenant + EXTERNAL_ID_DOMAIN);
    }
    return "https://" + workforceHost();
  }

  /** Whether metadata is read from a mirror, and then from nowhere else. */
  boolean isMirrored() {
    return metadataBase != null;
  }

  URI discoveryUri(TokenVersion version, String tenant, String policy) {
    return URI.create(base(tenant) + "/" + tenant + (policy == null ? "" : "/" + policy)
        + (version == TokenVersion.V2 ? "/v2.0" : "") + "/.well-known/openid-configuration"
        + (signingKeysAppId == null ? "" : "?appid=" + signingKeysAppId));
  }

  /**
   * Whether a key published with this {@code cloud_instance_name} may be used; where hosts are configured, they alone
   * say which keys are trusted, as nobody knows how another cloud calls itself.
   */
  boolean acceptsKeyCloud(String cloudInstanceName) {
    return loginHost != null || kind != TenantKind.WORKFORCE || cloudInstanceName.equals(cloud.instanceName());
  }

  /** The address of the authorization endpoint for a claims challenge. */
  public String authorizationUri() {
    return "https://" + workforceHost() + "/common/oauth2/authorize";
  }

  private String workforceHost() {
    return loginHost != null ? loginHost : cloud.loginHost();
  }

  /** Tells these hosts from all others. */
  String id() {
    return cloud.setting() + "|" + metadataOf() + (signingKeysAppId == null ? "" : "|" + signingKeysAppId);
  }

  private String metadataOf() {
    return metadataBase != null ? metadataBase : kind.setting() + "|" + workforceHost() + "|" + issuerHost;
  }
}
