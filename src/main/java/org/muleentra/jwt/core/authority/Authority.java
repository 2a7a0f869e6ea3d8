package org.muleentra.jwt.core.authority;

import java.net.URI;
import java.util.Set;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.SafeAddress;
import org.muleentra.jwt.core.token.Claims;

/**
 * One trusted source of tokens: a tenant (or any organization), a token version, and a policy in B2C; from them and the
 * hosts follow the issuer and where the metadata is. Immutable.
 */
public final class Authority {

  /** The tenant setting that stands for every organization's tenant. */
  public static final String ORGANIZATIONS = "organizations";

  private static final String TENANT_TEMPLATE = "{tenantid}";

  private final String tenant;
  private final String policy;
  private final Set<String> deniedTenants;
  private final TokenVersion version;
  private final Hosts hosts;
  private final String issuer;
  private final String policyIssuer;
  private final String v2Issuer;
  private final URI discoveryUri;
  private final String id;
  private final int hash;

  /**
   * @param tenant a GUID in lower case, or {@link #ORGANIZATIONS}
   * @param policy the B2C policy in lower case, or {@code null} in any other directory
   * @param deniedTenants what any organization does not include; of no meaning for a GUID
   */
  public Authority(String tenant, String policy, Set<String> deniedTenants, TokenVersion version, Hosts hosts) {
    this.tenant = tenant;
    this.policy = policy;
    this.deniedTenants = deniedTenants;
    this.version = version;
    this.hosts = hosts;
    // Asked for at every request, so made once.
    this.issuer = hosts.issuer(version, tenant);
    this.policyIssuer = policy == null ? null : hosts.policyIssuer(tenant, policy);
    this.v2Issuer = hosts.issuer(TokenVersion.V2, tenant);
    this.discoveryUri = hosts.discoveryUri(version, tenant, policy);
    this.id = tenant + (policy == null ? "" : "/" + policy) + "|" + version.claim() + "|" + hosts.id();
    this.hash = id.hashCode();
  }

  /** The tenant's GUID in lower case, or {@link #ORGANIZATIONS}. */
  public String tenant() {
    return tenant;
  }

  /** The B2C policy in lower case, or {@code null} in any other directory. */
  public String policy() {
    return policy;
  }

  /** The version of the tokens it issues. */
  public TokenVersion version() {
    return version;
  }

  /** The tenant of a token that names none, as B2C's may; {@code null} where every token must name its tenant. */
  public String impliedTenant() {
    return policy == null ? null : tenant;
  }

  /** Whether its users may be known by {@code sub} alone, as in B2C, where {@code oid} is optional. */
  public boolean knowsUsersBySubject() {
    return policy != null;
  }

  /** Whether its tokens tell users from applications on their own, as all do but those of B2C. */
  public boolean tellsUsersFromApplications() {
    return policy == null;
  }

  /** Whether tokens of this tenant are its own. */
  public boolean covers(String tenantId) {
    return isAnyOrganization() ? Guid.isGuid(tenantId) && !deniedTenants.contains(Guid.canonical(tenantId))
        : tenant.equals(tenantId);
  }

  boolean isAnyOrganization() {
    return ORGANIZATIONS.equals(tenant);
  }

  /** Whether it issued a token with these claims: issuer, version and policy agree. */
  public boolean issued(Claims claims) {
    if (policy == null) {
      return claims.issuer().equals(issuer(claims.tenantId())) && claims.version().equals(version.claim());
    }
    // B2C writes ver 1.0 into tokens of its v2.0 issuer, and leaves case to the policy.
    return isIssuer(claims.issuer()) && policy.equalsIgnoreCase(claims.policy());
  }

  private boolean isIssuer(String iss) {
    return iss.equals(issuer) || policyIssuer != null && iss.equalsIgnoreCase(policyIssuer);
  }

  /** The {@code iss} of its tokens for a tenant. */
  public String issuer(String tenantId) {
    return tenant.equals(tenantId) ? issuer : hosts.issuer(version, tenantId);
  }

  private String v2Issuer(String tenantId) {
    return tenant.equals(tenantId) ? v2Issuer : hosts.issuer(TokenVersion.V2, tenantId);
  }

  /** Whether metadata with this {@code issuer} is its own: the tenant's, or the template for any organization. */
  public boolean acceptsMetadataIssuer(Object metadataIssuer) {
    return metadataIssuer instanceof String
        && (isAnyOrganization() ? metadataIssuer.equals(metadataIssuer()) : isIssuer((String) metadataIssuer));
  }

  /** The {@code issuer} its metadata carries. */
  public String metadataIssuer() {
    return isAnyOrganization() ? hosts.issuer(version, TENANT_TEMPLATE) : issuer;
  }

  /**
   * Whether a key published with this {@code issuer} may sign a token of the tenant; keys carry the v2 form, those of
   * customers' directories perhaps the one of the workforce.
   */
  public boolean acceptsKeyIssuer(String keyIssuer, String tenantId) {
    String expected = keyIssuer.replace(TENANT_TEMPLATE, tenantId);
    return expected.equals(v2Issuer(tenantId)) || expected.equals(issuer(tenantId))
        || policy != null && isIssuer(expected) || expected.equals(hosts.workforceIssuer(tenantId));
  }

  /** Whether a key published with this {@code cloud_instance_name} is of its cloud. */
  public boolean acceptsKeyCloud(String cloudInstanceName) {
    return hosts.acceptsKeyCloud(cloudInstanceName);
  }

  /** Its OpenID Connect discovery document; made of configuration alone. */
  public URI discoveryUri() {
    return discoveryUri;
  }

  /**
   * Whether its keys may be read there: the host of its metadata, or of its issuer, both of which are configured.
   *
   * <p>Scheme and port belong to the host. Every cloud publishes {@code jwks_uri} where its discovery document is; customers'
   * directories may be discovered under a domain of their own and name the tenant's.
   */
  public boolean mayPublishKeysAt(URI address) {
    return SafeAddress.isSafe(address) && (SafeAddress.isSameHost(address, discoveryUri())
        || hosts.kind() == TenantKind.EXTERNAL_ID && !hosts.isMirrored() && SafeAddress.isSameHost(address, URI.create(issuer)));
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Authority && id.equals(((Authority) other).id);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Tells it from every other authority: tenant, policy, version, cloud and metadata address. */
  public String id() {
    return id;
  }

  /** Tenant and version, as an operator names it. */
  @Override
  public String toString() {
    return policy == null ? tenant + " v" + version.claim() : tenant + " " + policy;
  }
}
