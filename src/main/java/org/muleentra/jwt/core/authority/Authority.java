package org.muleentra.jwt.core.authority;

import java.net.URI;
import java.util.Objects;
import java.util.Set;

/**
 * One trusted source of tokens: a tenant (or any organization), a token version and a cloud; from them follow the
 * issuer and where the metadata is. Immutable.
 */
public final class Authority {

  /** The tenant setting that stands for every organization's tenant. */
  public static final String ORGANIZATIONS = "organizations";

  private static final String TENANT_TEMPLATE = "{tenantid}";

  private final String tenant;
  private final Set<String> deniedTenants;
  private final TokenVersion version;
  private final Cloud cloud;
  private final String metadataBase;
  private final String issuer;
  private final String v2Issuer;
  private final int hash;

  /**
   * @param tenant a GUID in lower case, or {@link #ORGANIZATIONS}
   * @param deniedTenants what any organization does not include; of no meaning for a GUID
   * @param metadataBase where metadata is read instead of the cloud's login host, without a slash at its end; or
   *     {@code null}
   */
  public Authority(String tenant, Set<String> deniedTenants, TokenVersion version, Cloud cloud, String metadataBase) {
    this.tenant = tenant;
    this.deniedTenants = deniedTenants;
    this.version = version;
    this.cloud = cloud;
    this.metadataBase = metadataBase != null ? metadataBase : "https://" + cloud.loginHost();
    // Asked for at every request, so made once.
    this.issuer = cloud.issuer(version, tenant);
    this.v2Issuer = cloud.issuer(TokenVersion.V2, tenant);
    this.hash = Objects.hash(tenant, version, cloud, this.metadataBase);
  }

  /** The version of the tokens it issues. */
  public TokenVersion version() {
    return version;
  }

  /** Whether tokens of this tenant are its own. */
  public boolean covers(String tenantId) {
    return isAnyOrganization() ? TenantId.isGuid(tenantId) && !deniedTenants.contains(TenantId.canonical(tenantId))
        : tenant.equals(tenantId);
  }

  boolean isAnyOrganization() {
    return ORGANIZATIONS.equals(tenant);
  }

  /** The {@code iss} of its tokens for a tenant. */
  public String issuer(String tenantId) {
    return tenant.equals(tenantId) ? issuer : cloud.issuer(version, tenantId);
  }

  private String v2Issuer(String tenantId) {
    return tenant.equals(tenantId) ? v2Issuer : cloud.issuer(TokenVersion.V2, tenantId);
  }

  /** The {@code issuer} its metadata must carry: the tenant's, or the template for any organization. */
  public String metadataIssuer() {
    return cloud.issuer(version, isAnyOrganization() ? TENANT_TEMPLATE : tenant);
  }

  /** Whether a key published with this {@code issuer} may sign a token of the tenant; keys carry the v2 form. */
  public boolean acceptsKeyIssuer(String keyIssuer, String tenantId) {
    String expected = keyIssuer.replace(TENANT_TEMPLATE, tenantId);
    return expected.equals(v2Issuer(tenantId)) || expected.equals(issuer(tenantId));
  }

  /** Whether a key published with this {@code cloud_instance_name} is of its cloud. */
  public boolean acceptsKeyCloud(String cloudInstanceName) {
    return cloudInstanceName.equals(cloud.instanceName());
  }

  /** Its OpenID Connect discovery document; made of configuration alone. */
  public URI discoveryUri() {
    return URI.create(metadataBase + "/" + tenant + (version == TokenVersion.V2 ? "/v2.0" : "")
        + "/.well-known/openid-configuration");
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Authority && tenant.equals(((Authority) other).tenant)
        && version == ((Authority) other).version && cloud == ((Authority) other).cloud
        && metadataBase.equals(((Authority) other).metadataBase);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Tells it from every other authority: tenant, version, cloud and metadata address. */
  public String id() {
    return tenant + "|" + version.claim() + "|" + cloud.setting() + "|" + metadataBase;
  }

  /** Tenant and version, as an operator names it. */
  @Override
  public String toString() {
    return tenant + " v" + version.claim();
  }
}
