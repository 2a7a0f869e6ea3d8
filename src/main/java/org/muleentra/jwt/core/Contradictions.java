package org.muleentra.jwt.core;

import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.authority.TrustedTenants.TOKEN_VERSIONS;
import static org.muleentra.jwt.core.check.AudienceCheck.AUDIENCES;
import static org.muleentra.jwt.core.check.AuthenticationAgeCheck.MAXIMUM_AUTHENTICATION_AGE;
import static org.muleentra.jwt.core.check.AuthenticationContextCheck.REQUIRED_AUTHENTICATION_CONTEXT;
import static org.muleentra.jwt.core.check.AuthenticationMethodCheck.REQUIRED_AUTHENTICATION_METHODS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.ClientAuthenticationCheck.CERTIFICATE_CLIENTS_ONLY;
import static org.muleentra.jwt.core.check.ClientCheck.ALLOWED_CLIENT_IDS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.check.AudienceCheck;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.principal.Admission;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/** Settings that are each right and that together nobody can meet, or everybody does. */
final class Contradictions {

  /** By claim the setting that says what stands in it. */
  private static final Map<String, String> SETTINGS = settings();

  private final SettingValues values;
  private final TrustedTenants tenants;
  private final Admission admission;
  private final ClaimRules rules;
  private final Set<CallerKind> kinds;
  private final boolean scopes;
  private final boolean appRoles;
  private final boolean people;
  private final boolean applications;

  private Contradictions(SettingValues values, TrustedTenants tenants, Admission admission) {
    this.values = values;
    this.tenants = tenants;
    this.admission = admission;
    this.rules = values.get(CLAIM_RULES);
    this.kinds = values.get(CALLER_KINDS);
    this.scopes = values.has(REQUIRED_SCOPES);
    this.appRoles = values.has(REQUIRED_APP_ROLES);
    this.people = kinds.stream().anyMatch(CallerKind::delegated);
    this.applications = !kinds.stream().allMatch(CallerKind::delegated);
  }

  /**
   * Finds the first.
   *
   * @throws InvalidSettingException naming the field, the rule and the cure
   */
  static void refuse(SettingValues values, TrustedTenants tenants, Admission admission) {
    Contradictions contradictions = new Contradictions(values, tenants, admission);
    contradictions.ofB2c();
    contradictions.ofKinds();
    contradictions.ofVersions();
    contradictions.ofClaimRules();
    contradictions.ofAnyOrganization();
  }

  private static void refuseIf(boolean broken, Setting<?, ?> setting, String rule) {
    InvalidSettingException.require(setting.name(), !broken, rule);
  }

  /**
   * A B2C directory does not say which of its tokens are an application's, and writes app roles into {@code scp} (Azure AD B2C,
   * "Set up OAuth 2.0 client credentials flow").
   */
  private void ofB2c() {
    refuseIf(isB2c() && !kinds.equals(EnumSet.of(CallerKind.USER, CallerKind.APP)), CALLER_KINDS,
        "must be left out, or hold user and app, for directory b2c, whose tokens do not tell them apart:"
            + " name the clients that may call in allowedClientIds");
    refuseIf(isB2c() && appRoles, REQUIRED_APP_ROLES,
        "cannot be combined with directory b2c, which writes an application's app roles into scp: name them in requiredScopes");
    refuseIf(isB2c() && values.has(REQUIRED_ROLES_OF_APPS), REQUIRED_ROLES_OF_APPS,
        "cannot be combined with directory b2c, whose tokens do not tell applications apart: name the roles in requiredRoles");
  }

  /** Delegated tokens alone have scopes and tell of a sign-in; see {@link CallerKind}. */
  private void ofKinds() {
    refuseIf(!people && !appRoles && scopes, REQUIRED_SCOPES,
        "must not be the only requirement while callerKinds allows only applications, which have no scopes: "
            + "set requiredAppRoles, or add user to callerKinds");
    refuseIf(!applications && !scopes && appRoles, REQUIRED_APP_ROLES,
        "must not be the only requirement while callerKinds allows no applications on their own: "
            + "set requiredScopes, or for app roles of people roleMappings and requiredRoles");
    String cure = "must not be set while callerKinds allows only applications, which never sign in like a user: "
        + "leave it out, or add user to callerKinds";
    refuseIf(!people && values.has(REQUIRED_AUTHENTICATION_CONTEXT), REQUIRED_AUTHENTICATION_CONTEXT, cure);
    refuseIf(!people && values.has(REQUIRED_AUTHENTICATION_METHODS), REQUIRED_AUTHENTICATION_METHODS, cure);
    refuseIf(!people && values.get(MAXIMUM_AUTHENTICATION_AGE) > 0, MAXIMUM_AUTHENTICATION_AGE, cure);
  }

  /**
   * What v2.0 tokens never have.
   *
   * <p>Source: Microsoft identity platform, "Access token claims reference": {@code amr} is in v1.0 tokens alone, and
   * {@code aud} of v2.0 tokens is always the client id; no claims mapping can set either ("Claims customization
   * reference", restricted claim set). Custom policies of B2C write what they like, but for {@code aud}.
   */
  private void ofVersions() {
    if (tenants.versions().contains(TokenVersion.V1)) {
      return;
    }
    refuseIf(values.has(REQUIRED_AUTHENTICATION_METHODS) && !isB2c(), REQUIRED_AUTHENTICATION_METHODS,
        "must not be set while only version 2.0 is accepted, whose tokens have no amr: "
            + "use requiredAuthenticationContext, or add 1.0 to tokenVersions");
    refuseIf(values.get(AUDIENCES).stream().noneMatch(Guid::isGuid), AUDIENCES,
        "must contain the client ID (GUID) of the API while only version 2.0 is accepted, whose tokens have nothing else in aud");
  }

  private boolean isB2c() {
    return tenants.hosts().kind() == TenantKind.B2C;
  }

  private void ofClaimRules() {
    possible().forEach((claim, values) -> rules.requirePossible(claim, values, SETTINGS.get(claim)));
    if (!applications) {
      // With scp beside it, it is no access token at all.
      rules.requireOtherThan("idtyp", "app", CALLER_KINDS.name());
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("tid", TENANTS.name());
    settings.put("iss", "tenants, cloud and tokenVersions");
    settings.put("ver", TOKEN_VERSIONS.name());
    settings.put("aud", AUDIENCES.name());
    settings.put("azp", ALLOWED_CLIENT_IDS.name());
    settings.put("appid", ALLOWED_CLIENT_IDS.name());
    settings.put("azpacr", CERTIFICATE_CLIENTS_ONLY.name());
    settings.put("appidacr", CERTIFICATE_CLIENTS_ONLY.name());
    settings.put("idtyp", CALLER_KINDS.name());
    return Collections.unmodifiableMap(settings);
  }

  /** By claim all that a token can say in it and pass the other settings; {@code null} stands for nothing. */
  private Map<String, Collection<Object>> possible() {
    Map<String, Collection<Object>> possible = new HashMap<>();
    possible.put("aud", new ArrayList<>(AudienceCheck.accepted(values)));
    if (!isB2c()) {
      possible.put("ver", tenants.versions().stream().map(TokenVersion::claim).collect(Collectors.toList()));
      if (!tenants.includeAnyOrganization()) {
        possible.put("tid", new ArrayList<>(tenants.tenants()));
        possible.put("iss", tenants.authorities().all().stream().map(authority -> authority.issuer(authority.tenant()))
            .collect(Collectors.toList()));
      }
    }
    if (values.has(ALLOWED_CLIENT_IDS)) {
      List<Object> clients = new ArrayList<>(values.get(ALLOWED_CLIENT_IDS));
      // The claim of the other token version.
      clients.add(null);
      possible.put("azp", clients);
      possible.put("appid", clients);
    }
    if (values.get(CERTIFICATE_CLIENTS_ONLY)) {
      possible.put("azpacr", Arrays.asList("2", null));
      possible.put("appidacr", Arrays.asList("2", null));
    }
    if (!people) {
      possible.put("idtyp", Arrays.asList("app", null));
    }
    return possible;
  }

  /** Every organization of the world could let its people and applications in. */
  private void ofAnyOrganization() {
    refuseIf(tenants.includeAnyOrganization() && !scopes && !appRoles && admission.isOpenToSome() && !values.has(ALLOWED_CLIENT_IDS)
        && !rules.keepOut(Strangers.claims(tenants, AudienceCheck.accepted(values))), TENANTS,
        "must not contain organizations without a requirement on caller or client that not every token meets: "
            + "allowedClientIds, requiredScopes, requiredAppRoles, requiredRoles or claimRules");
  }

  /** The claim rules that keep nobody out, as every token that passes the other settings meets them. */
  static List<String> idleRules(SettingValues values, TrustedTenants tenants, Admission admission) {
    Contradictions settings = new Contradictions(values, tenants, admission);
    return settings.possible().entrySet().stream()
        .flatMap(entry -> settings.rules.idle(entry.getKey(), entry.getValue()).stream()).sorted().collect(Collectors.toList());
  }
}
