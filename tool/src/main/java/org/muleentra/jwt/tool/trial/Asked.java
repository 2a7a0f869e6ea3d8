package org.muleentra.jwt.tool.trial;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.AuthenticationContextCheck;
import org.muleentra.jwt.core.check.AuthenticationMethodCheck;
import org.muleentra.jwt.core.check.ClaimRule;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.check.ClientCheck;
import org.muleentra.jwt.core.check.PermissionCheck;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.SettingValues;

/** The claims of a caller who brings all that a form asks for; whether that suffices, the core decides. */
final class Asked {

  static final String SOME_TENANT = "0a1b2c3d-7e57-4e5f-8a6b-5ca1ab1e0c01";
  static final String SOME_CLIENT = "0c11e275-7e57-4e5f-8a6b-5ca1ab1e0c02";
  private static final String SOME_SCOPE = "Any.Scope";
  private static final String SOME_ROLE = "Any.Role";
  private static final String OBJECT_ID = "0b1ec71d-7e57-4e5f-8a6b-5ca1ab1e0c03";

  /** Claims about a person or a sign-in (Microsoft identity platform, "Optional claims reference"), which no application has. */
  private static final Set<String> OF_PEOPLE = Set.of("acct", "amr", "auth_time", "ctry", "tenant_ctry", "in_corp", "login_hint", "sid");

  private final SettingValues values;
  private final TrustedTenants tenants;
  private final long now;

  Asked(SettingValues values, Clock clock) {
    this.values = values;
    this.tenants = TrustedTenants.of(values);
    this.now = clock.instant().getEpochSecond();
  }

  SettingValues values() {
    return values;
  }

  long now() {
    return now;
  }

  /** Whether callers of this kind exist in the form's kind of directory. */
  boolean knows(Caller caller) {
    return switch (tenants.hosts().kind()) {
      case WORKFORCE -> true;
      case EXTERNAL_ID -> caller == Caller.PERSON || caller == Caller.APPLICATION;
      case B2C -> caller == Caller.PERSON;
    };
  }

  Map<String, Object> claims(Caller caller) {
    Map<String, Object> claims = new LinkedHashMap<>();
    from(claims, caller, tenants.tenants().stream().filter(Guid::isGuid).findFirst().orElse(SOME_TENANT));
    claims.put("aud", audience(caller));
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + 3600);
    client(claims, caller, values.get(ClientCheck.ALLOWED_CLIENT_IDS).stream().findFirst().orElse(SOME_CLIENT));
    credential(claims, caller, "2");
    claims.put("oid", OBJECT_ID);
    claims.put("sub", caller.delegated() ? "pairwise" : OBJECT_ID);
    claims.put("xms_cc", List.of("cp1"));
    permissions(claims, caller, values.get(PermissionCheck.REQUIRED_SCOPES), values.get(PermissionCheck.REQUIRED_APP_ROLES),
        values.get(Admission.ROLE_MAPPINGS).keySet());
    if (caller.delegated()) {
      signIn(claims);
    }
    values.get(ClaimRules.CLAIM_RULES).all().forEach(rule -> RuleValue.meet(claims, rule));
    // What they are, whatever a rule asks: no guest becomes a member, and no application a person.
    if (!caller.delegated()) {
      claims.keySet().removeAll(OF_PEOPLE);
    }
    claims.putAll(caller.marks());
    return claims;
  }

  private void signIn(Map<String, Object> claims) {
    if (values.has(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT)) {
      claims.put("acrs", List.of(values.get(AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT)));
    }
    if (values.has(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS)) {
      claims.put("amr", List.copyOf(values.get(AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS)));
    }
    claims.put("auth_time", now);
  }

  /** As Entra writes the tenant: {@code iss} by the version, whether the form takes that or not. */
  void from(Map<String, Object> claims, Caller caller, String tenant) {
    boolean b2c = tenants.hosts().kind() == TenantKind.B2C;
    Authority known = b2c ? tenants.authorities().all().get(0) : null;
    Authority authority = b2c ? known : new Authority(tenant, null, Set.of(), caller.version(), tenants.hosts());
    claims.put("iss", authority.issuer(tenant));
    claims.put("tid", tenant);
    claims.put("ver", caller.version().claim());
    if (b2c) {
      claims.put("tfp", authority.policy());
    }
  }

  /** v2.0 tokens hold the client id alone, and v1.0 tokens mostly the URI. */
  private String audience(Caller caller) {
    Collection<String> audiences = values.get(AudienceCheck.AUDIENCES);
    boolean id = caller.version() == TokenVersion.V2;
    return audiences.stream().filter(audience -> Guid.isGuid(audience) == id).findFirst().orElse(audiences.iterator().next());
  }

  void client(Map<String, Object> claims, Caller caller, String client) {
    claims.put(caller.version() == TokenVersion.V1 ? "appid" : "azp", client);
  }

  void credential(Map<String, Object> claims, Caller caller, String kind) {
    claims.put(caller.version() == TokenVersion.V1 ? "appidacr" : "azpacr", kind);
  }

  /** Any scope or app role where none is asked for; groups by their ids, and by other names what may be an app role. */
  void permissions(Map<String, Object> claims, Caller caller, Collection<String> scopes, Collection<String> appRoles,
      Collection<String> mapped) {
    List<String> roles = new ArrayList<>(caller.delegated() ? List.of() : appRoles.isEmpty() ? List.of(SOME_ROLE) : appRoles);
    mapped.stream().filter(value -> !Guid.isGuid(value) && !roles.contains(value)).forEach(roles::add);
    List<String> groups = mapped.stream().filter(Guid::isGuid).toList();
    claims.remove("scp");
    claims.remove("roles");
    claims.remove("groups");
    if (caller.delegated()) {
      claims.put("scp", scopes.isEmpty() ? SOME_SCOPE : String.join(" ", scopes));
      if (!groups.isEmpty()) {
        claims.put("groups", groups);
      }
    }
    if (!roles.isEmpty()) {
      claims.put("roles", roles);
    }
  }

  List<ClaimRule> rules() {
    return values.get(ClaimRules.CLAIM_RULES).all();
  }
}
