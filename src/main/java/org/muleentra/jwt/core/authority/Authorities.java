package org.muleentra.jwt.core.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.token.IssuerHints;

/**
 * The configured authorities; a token selects one of them and can add none. Immutable.
 *
 * <p>What a token says is compared with what is configured: no address is ever made from a token.
 */
public final class Authorities {

  private final Hosts hosts;
  private final Set<String> tenants;
  private final List<Authority> accepted;
  private final Map<String, Authority> byIssuer = new HashMap<>();
  private final Map<TokenVersion, Authority> anyOrganization = new EnumMap<>(TokenVersion.class);

  /**
   * One authority a tenant and version, or a tenant and policy.
   *
   * @param policies of B2C; none in any other directory
   * @param deniedTenants tenants that are no organization's here, whatever they say
   */
  public Authorities(Collection<String> tenants, Collection<String> policies, Set<String> deniedTenants,
      Set<TokenVersion> versions, Hosts hosts) {
    this.hosts = hosts;
    this.tenants = new HashSet<>(tenants);
    Set<String> denied = new HashSet<>(deniedTenants);
    // A personal account is of no organization: only who names their tenant wants them.
    denied.add(Guid.PERSONAL_ACCOUNTS);
    List<Authority> authorities = new ArrayList<>();
    for (String tenant : tenants) {
      for (String policy : policies) {
        String lowerCase = policy.toLowerCase(Locale.ROOT);
        Authority authority = new Authority(tenant, lowerCase, denied, TokenVersion.V2, hosts);
        authorities.add(authority);
        byIssuer.put(underPolicy(authority.issuer(tenant), policy), authority);
        byIssuer.put(underPolicy(hosts.policyIssuer(tenant, lowerCase), policy), authority);
      }
      for (TokenVersion version : policies.isEmpty() ? versions : EnumSet.noneOf(TokenVersion.class)) {
        Authority authority = new Authority(tenant, null, denied, version, hosts);
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

  /** B2C writes one issuer for all policies of a tenant, so that the policy has to select too. */
  private static String underPolicy(String issuer, String policy) {
    return (issuer + ' ' + policy).toLowerCase(Locale.ROOT);
  }

  /** All of them, in the order of configuration. */
  public List<Authority> all() {
    return accepted;
  }

  /** The authority whose keys are to be tried on the token. */
  public Outcome<Authority> select(IssuerHints token) {
    String issuer = token.issuerHint();
    if (hosts.kind() == TenantKind.B2C) {
      return selectPolicy(issuer, token.policyHint());
    }
    Authority authority = byIssuer.get(issuer);
    return authority != null ? Outcome.of(authority) : selectAnyOrganization(issuer, token.tenantHint());
  }

  private Outcome<Authority> selectPolicy(String issuer, String policy) {
    Authority authority = issuer == null || policy == null ? null : byIssuer.get(underPolicy(issuer, policy));
    if (authority != null) {
      return Outcome.of(authority);
    }
    for (Authority known : accepted) {
      if (known.issuer(known.tenant()).equals(issuer)) {
        return Outcome.refused(Reason.POLICY_NOT_ACCEPTED);
      }
    }
    return Outcome.refused(Reason.ISSUER_NOT_TRUSTED);
  }

  private Outcome<Authority> selectAnyOrganization(String issuer, String tenantId) {
    if (issuer == null || !Guid.isGuid(tenantId)) {
      return Outcome.refused(Reason.ISSUER_NOT_TRUSTED);
    }
    for (TokenVersion version : TokenVersion.values()) {
      if (issuer.equals(hosts.issuer(version, tenantId))) {
        Authority authority = anyOrganization.get(version);
        return authority != null && authority.covers(tenantId) ? Outcome.of(authority) : Outcome.refused(whyNot(tenantId));
      }
    }
    return Outcome.refused(Reason.ISSUER_NOT_TRUSTED);
  }

  /** The issuer is Entra's: either its tenant is foreign, or its version is switched off. */
  private Reason whyNot(String tenantId) {
    boolean trusted = tenants.contains(tenantId);
    for (Authority authority : anyOrganization.values()) {
      trusted |= authority.covers(tenantId);
    }
    return trusted ? Reason.VERSION_NOT_ACCEPTED : Reason.TENANT_NOT_TRUSTED;
  }
}
