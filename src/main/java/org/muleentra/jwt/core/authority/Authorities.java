package org.muleentra.jwt.core.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.token.UnverifiedToken;

/**
 * The configured authorities; a token selects one of them and can add none. Immutable.
 *
 * <p>What a token says is compared with what is configured: no address is ever made from a token.
 */
public final class Authorities {

  private final Cloud cloud;
  private final List<Authority> accepted;
  private final Map<String, Authority> byIssuer = new HashMap<>();
  private final Map<TokenVersion, Authority> anyOrganization = new EnumMap<>(TokenVersion.class);

  /**
   * One authority a tenant and version.
   *
   * @param deniedTenants tenants that are no organization's here, whatever they say
   */
  public Authorities(Collection<String> tenants, Set<String> deniedTenants, Set<TokenVersion> versions, Cloud cloud,
      String metadataBase) {
    this.cloud = cloud;
    Set<String> denied = new HashSet<>(deniedTenants);
    // A personal account is of no organization: only who names their tenant wants them.
    denied.add(TenantId.PERSONAL_ACCOUNTS);
    List<Authority> authorities = new ArrayList<>();
    for (String tenant : tenants) {
      for (TokenVersion version : versions) {
        Authority authority = new Authority(tenant, denied, version, cloud, metadataBase);
        authorities.add(authority);
        if (authority.isAnyOrganization()) {
          anyOrganization.put(version, authority);
        } else {
          byIssuer.put(authority.issuer(tenant), authority);
        }
      }
    }
    accepted = Collections.unmodifiableList(authorities);
  }

  /** All of them, in the order of configuration. */
  public List<Authority> all() {
    return accepted;
  }

  /** The authority whose keys are to be tried on the token. */
  public Outcome<Authority> select(UnverifiedToken token) {
    String issuer = token.issuerHint();
    Authority authority = byIssuer.get(issuer);
    return authority != null ? Outcome.of(authority) : selectAnyOrganization(issuer, token.tenantHint());
  }

  private Outcome<Authority> selectAnyOrganization(String issuer, String tenantId) {
    if (issuer == null || !TenantId.isGuid(tenantId)) {
      return Outcome.refused(Reason.ISSUER_NOT_TRUSTED);
    }
    for (TokenVersion version : TokenVersion.values()) {
      if (issuer.equals(cloud.issuer(version, tenantId))) {
        Authority authority = anyOrganization.get(version);
        return authority != null && authority.covers(tenantId) ? Outcome.of(authority) : Outcome.refused(whyNot(tenantId));
      }
    }
    return Outcome.refused(Reason.ISSUER_NOT_TRUSTED);
  }

  /** The issuer is Entra's: either its tenant is foreign, or its version is switched off. */
  private Reason whyNot(String tenantId) {
    boolean trusted = false;
    for (Authority authority : accepted) {
      trusted |= authority.covers(tenantId);
    }
    return trusted ? Reason.VERSION_NOT_ACCEPTED : Reason.TENANT_NOT_TRUSTED;
  }
}
