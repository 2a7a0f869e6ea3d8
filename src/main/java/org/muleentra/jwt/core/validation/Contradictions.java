package org.muleentra.jwt.core.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.authority.DirectoryKind;
import org.muleentra.jwt.core.authority.TenantId;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.check.ClaimRules;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** Settings that are each right and that together nobody can meet, or everybody does. */
final class Contradictions {

  /** By claim the setting that says what stands in it. */
  private static final Map<String, String> SETTINGS = settings();

  private final ValidationParameters parameters;
  private final TrustedTenants tenants;
  private final RequiredPermissions permissions;
  private final ClaimRules rules;
  private final boolean people;
  private final boolean applications;

  private Contradictions(ValidationParameters parameters, TrustedTenants tenants, RequiredPermissions permissions) {
    this.parameters = parameters;
    this.tenants = tenants;
    this.permissions = permissions;
    this.rules = parameters.claimRules();
    this.people = parameters.callerKinds().stream().anyMatch(CallerKind::delegated);
    this.applications = !parameters.callerKinds().stream().allMatch(CallerKind::delegated);
  }

  /**
   * Finds the first.
   *
   * @throws InvalidSettingException naming the field, the rule and the cure
   */
  static void refuse(ValidationParameters parameters, TrustedTenants tenants, RequiredPermissions permissions) {
    Contradictions contradictions = new Contradictions(parameters, tenants, permissions);
    contradictions.ofB2c();
    contradictions.ofKinds();
    contradictions.ofVersions();
    contradictions.ofClaimRules();
    contradictions.ofAnyOrganization();
  }

  private static void refuseIf(boolean broken, String field, String rule) {
    Settings.require(field, !broken, rule);
  }

  /**
   * A B2C directory does not say which of its tokens are an application's, and writes app roles into {@code scp} (Azure AD B2C,
   * "Set up OAuth 2.0 client credentials flow").
   */
  private void ofB2c() {
    refuseIf(isB2c() && !parameters.callerKinds().equals(EnumSet.of(CallerKind.USER, CallerKind.APP)), "callerKinds",
        "must be left out, or hold user and app, for directory b2c, whose tokens do not tell them apart:"
            + " name the clients that may call in allowedClientIds");
    refuseIf(isB2c() && !permissions.appRoles().isEmpty(), "requiredAppRoles",
        "cannot be combined with directory b2c, which writes an application's app roles into scp: name them in requiredScopes");
    refuseIf(isB2c() && permissions.tellApplicationsApart(), "requiredRolesOfApps",
        "cannot be combined with directory b2c, whose tokens do not tell applications apart: name the roles in requiredRoles");
  }

  /** Delegated tokens alone have scopes and tell of a sign-in; see {@link CallerKind}. */
  private void ofKinds() {
    refuseIf(!people && permissions.appRoles().isEmpty() && !permissions.scopes().isEmpty(), "requiredScopes",
        "must not be all that is required where callerKinds takes applications alone, which have no scopes: "
            + "state requiredAppRoles, or take user in callerKinds");
    refuseIf(!applications && permissions.scopes().isEmpty() && !permissions.appRoles().isEmpty(), "requiredAppRoles",
        "must not be all that is required where callerKinds takes no applications on their own: "
            + "state requiredScopes, or for app roles of people roleMappings and requiredRoles");
    String cure = "must not be asked for where callerKinds takes applications alone, which never sign in as a user does: "
        + "leave it out, or take user in callerKinds";
    refuseIf(!people && parameters.signIn().hasContext(), "requiredAuthenticationContext", cure);
    refuseIf(!people && parameters.signIn().hasMethods(), "requiredAuthenticationMethods", cure);
    refuseIf(!people && parameters.signIn().hasMaximumAge(), "maximumAuthenticationAge", cure);
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
    refuseIf(parameters.signIn().hasMethods() && !isB2c(), "requiredAuthenticationMethods",
        "must not be asked for where version 2.0 alone is taken, whose tokens have no amr: "
            + "use requiredAuthenticationContext, or take 1.0 in tokenVersions");
    refuseIf(parameters.audiences().stream().noneMatch(TenantId::isGuid), "audiences",
        "must hold the client id (GUID) of the API where version 2.0 alone is taken, whose tokens have nothing else in aud");
  }

  private boolean isB2c() {
    return tenants.hosts().kind() == DirectoryKind.B2C;
  }

  private void ofClaimRules() {
    possible().forEach((claim, values) -> rules.requirePossible(claim, values, SETTINGS.get(claim)));
    if (!applications) {
      // With scp beside it, it is no access token at all.
      rules.requireOtherThan("idtyp", "app", "callerKinds");
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("tid", "tenants");
    settings.put("iss", "tenants, cloud and tokenVersions");
    settings.put("ver", "tokenVersions");
    settings.put("aud", "audiences");
    settings.put("azp", "allowedClientIds");
    settings.put("appid", "allowedClientIds");
    settings.put("azpacr", "certificateClientsOnly");
    settings.put("appidacr", "certificateClientsOnly");
    settings.put("idtyp", "callerKinds");
    return Collections.unmodifiableMap(settings);
  }

  /** By claim all that a token can say in it and pass the other settings; {@code null} stands for nothing. */
  private Map<String, Collection<Object>> possible() {
    Map<String, Collection<Object>> possible = new HashMap<>();
    possible.put("aud", new ArrayList<>(parameters.acceptedAudiences()));
    if (!isB2c()) {
      possible.put("ver", tenants.versions().stream().map(TokenVersion::claim).collect(Collectors.toList()));
      if (!tenants.includeAnyOrganization()) {
        possible.put("tid", new ArrayList<>(tenants.tenants()));
        possible.put("iss", tenants.authorities().all().stream().map(authority -> authority.issuer(authority.tenant()))
            .collect(Collectors.toList()));
      }
    }
    if (!parameters.allowedClientIds().isEmpty()) {
      List<Object> clients = new ArrayList<>(parameters.allowedClientIds());
      // The claim of the other token version.
      clients.add(null);
      possible.put("azp", clients);
      possible.put("appid", clients);
    }
    if (parameters.certificateClientsOnly()) {
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
    refuseIf(tenants.includeAnyOrganization() && permissions.areNone() && parameters.allowedClientIds().isEmpty()
        && !rules.keepOut(Strangers.claims(tenants, parameters.acceptedAudiences())), "tenants",
        "must not hold organizations without a requirement on caller or client that not every token meets: "
            + "allowedClientIds, requiredScopes, requiredAppRoles, requiredRoles or claimRules");
  }

  /** The claim rules that keep nobody out, as every token that passes the other settings meets them. */
  static List<String> idleRules(ValidationParameters parameters, TrustedTenants tenants, RequiredPermissions permissions) {
    Contradictions settings = new Contradictions(parameters, tenants, permissions);
    return settings.possible().entrySet().stream()
        .flatMap(entry -> settings.rules.idle(entry.getKey(), entry.getValue()).stream()).sorted().collect(Collectors.toList());
  }
}
