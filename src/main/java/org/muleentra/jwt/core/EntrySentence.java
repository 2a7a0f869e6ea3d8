package org.muleentra.jwt.core;

import static org.muleentra.jwt.core.authority.TrustedTenants.B2C_POLICIES;
import static org.muleentra.jwt.core.authority.TrustedTenants.DENIED_TENANTS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.APP_ROLE_MATCH;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.check.TokenAgeCheck.MAXIMUM_TOKEN_AGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MATCH;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.ClaimRule;
import org.muleentra.jwt.core.check.Match;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** Whom settings let in, in one or two plain sentences: for who reads them back, and for no decision. */
final class EntrySentence {

  private static final Map<CallerKind, String> KINDS = kinds();

  private final SettingValues values;
  private final TrustedTenants tenants;
  private final boolean anythingRequired;

  private EntrySentence(SettingValues values, TrustedTenants tenants) {
    this.values = values;
    this.tenants = tenants;
    this.anythingRequired = values.has(REQUIRED_SCOPES) || values.has(REQUIRED_APP_ROLES);
  }

  private static Map<CallerKind, String> kinds() {
    Map<CallerKind, String> kinds = new EnumMap<>(CallerKind.class);
    kinds.put(CallerKind.USER, "people");
    kinds.put(CallerKind.APP, "applications");
    kinds.put(CallerKind.AGENT, "agents on their own");
    kinds.put(CallerKind.AGENT_USER, "agents with a user account");
    kinds.put(CallerKind.AGENT_FOR_USER, "agents on behalf of people");
    return kinds;
  }

  static String of(SettingValues values, TrustedTenants tenants) {
    EntrySentence sentence = new EntrySentence(values, tenants);
    return (values.get(GatekeeperSettings.REPORT_ONLY) ? "Report-only: every request passes; without that mode it " : "It ")
        + sentence.whom() + sentence.nobodyElse() + ".";
  }

  private String whom() {
    List<String> callers = new ArrayList<>();
    if (tenants.hosts().kind() == TenantKind.B2C) {
      callers.add("people and applications, whom B2C does not tell apart," + scopes() + roles(REQUIRED_ROLES));
    } else {
      List<CallerKind> delegated = allowed(true);
      List<CallerKind> alone = allowed(false);
      if (!delegated.isEmpty()) {
        callers.add(named(delegated) + scopes() + roles(REQUIRED_ROLES));
      }
      if (!alone.isEmpty()) {
        callers.add(named(alone) + appRoles() + roles(values.has(REQUIRED_ROLES_OF_APPS) ? REQUIRED_ROLES_OF_APPS : REQUIRED_ROLES));
      }
    }
    return callers.isEmpty() ? "lets nobody in: no caller of callerKinds can meet what is required"
        : "lets in " + String.join(", and ", callers) + "; of " + origin() + "; for " + either(values.get(AUDIENCES)) + conditions();
  }

  /** The kinds that pass, as of the others what is required is nothing that they can have. */
  private List<CallerKind> allowed(boolean delegated) {
    boolean possible = !anythingRequired || values.has(delegated ? REQUIRED_SCOPES : REQUIRED_APP_ROLES);
    return values.get(CALLER_KINDS).stream().filter(kind -> possible && kind.delegated() == delegated).collect(Collectors.toList());
  }

  private static String named(Collection<CallerKind> kinds) {
    return listed(kinds.stream().map(KINDS::get).collect(Collectors.toList()), " and ");
  }

  private String scopes() {
    return values.has(REQUIRED_SCOPES)
        ? " with the scope " + matched(values.get(REQUIRED_SCOPES), values.get(SCOPE_MATCH)) : " with any scope";
  }

  private String appRoles() {
    return values.has(REQUIRED_APP_ROLES)
        ? " with the app role " + matched(values.get(REQUIRED_APP_ROLES), values.get(APP_ROLE_MATCH)) : " with any app role";
  }

  private String roles(Setting<Collection<String>, Set<String>> setting) {
    return values.has(setting) ? " and the mapped role " + matched(values.get(setting), values.get(ROLE_MATCH)) : "";
  }

  private String origin() {
    StringBuilder origin = new StringBuilder();
    List<String> named = tenants.tenants().stream().filter(tenant -> !Authority.ORGANIZATIONS.equals(tenant)).collect(Collectors.toList());
    if (tenants.includeAnyOrganization()) {
      origin.append("any organization's tenant");
      if (values.has(DENIED_TENANTS)) {
        origin.append(" but ").append(listed(values.get(DENIED_TENANTS), " and "));
      }
      origin.append(named.isEmpty() ? "" : ", and ");
    }
    if (!named.isEmpty()) {
      origin.append("tenant ").append(either(named));
    }
    if (values.has(B2C_POLICIES)) {
      origin.append(" by the policy ").append(either(values.get(B2C_POLICIES)));
    }
    if (tenants.versions().size() == 1) {
      origin.append(" with tokens of version ").append(tenants.versions().iterator().next().claim());
    }
    return origin.toString();
  }

  private String conditions() {
    List<String> conditions = new ArrayList<>();
    if (values.has(ALLOWED_CLIENT_IDS)) {
      conditions.add("the client is " + either(values.get(ALLOWED_CLIENT_IDS)));
    }
    if (values.get(CERTIFICATE_CLIENTS_ONLY)) {
      conditions.add("the client used a certificate");
    }
    if (values.has(REQUIRED_AUTHENTICATION_CONTEXT)) {
      conditions.add("a user satisfied the authentication context " + values.get(REQUIRED_AUTHENTICATION_CONTEXT));
    }
    if (values.has(REQUIRED_AUTHENTICATION_METHODS)) {
      conditions.add("a user signed in by " + either(values.get(REQUIRED_AUTHENTICATION_METHODS)));
    }
    if (values.get(MAXIMUM_AUTHENTICATION_AGE) > 0) {
      conditions.add("a user signed in at most " + values.get(MAXIMUM_AUTHENTICATION_AGE) + " s ago");
    }
    if (values.get(MAXIMUM_TOKEN_AGE) > 0) {
      conditions.add("the token is at most " + values.get(MAXIMUM_TOKEN_AGE) + " s old");
    }
    if (values.get(REQUIRE_ENABLED_ACCOUNT)) {
      conditions.add("the account is enabled");
    }
    for (ClaimRule rule : values.get(CLAIM_RULES).all()) {
      conditions.add(rule.words());
    }
    return conditions.isEmpty() ? "" : "; only if " + listed(conditions, " and ");
  }

  private String nobodyElse() {
    List<CallerKind> others = new ArrayList<>();
    if (tenants.hosts().kind() != TenantKind.B2C) {
      List<CallerKind> allowed = new ArrayList<>(allowed(true));
      allowed.addAll(allowed(false));
      for (CallerKind kind : CallerKind.values()) {
        if (!allowed.contains(kind)) {
          others.add(kind);
        }
      }
    }
    return others.isEmpty() || others.size() == CallerKind.values().length ? ""
        : "; no " + listed(others.stream().map(KINDS::get).collect(Collectors.toList()), " or ");
  }

  private static String matched(Collection<String> all, Match match) {
    return match == Match.ALL ? listed(all, " and ") : either(all);
  }

  private static String either(Collection<String> all) {
    return listed(all, " or ");
  }

  /** As people list things: commas, and a word before the last. */
  private static String listed(Collection<String> all, String beforeLast) {
    List<String> items = new ArrayList<>(all);
    int last = items.size() - 1;
    return last < 1 ? String.join("", items) : String.join(", ", items.subList(0, last)) + beforeLast + items.get(last);
  }
}
