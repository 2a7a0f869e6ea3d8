package org.muleentra.jwt.core.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.token.Claims;

/**
 * The token must grant a permission: any or all of the required scopes to a delegated caller, any or all of the
 * required app roles to an application.
 *
 * <p>Entra issues tokens without any permission for every API of the tenant, so where nothing is required a token with
 * neither {@code scp} nor {@code roles} is refused all the same. Where permissions are required of one kind of caller
 * alone, the other kind can meet none and is refused.
 */
public final class PermissionCheck implements Check {

  /** Scopes of which a delegated caller needs one, or all. */
  public static final Setting<Collection<String>, Set<String>> REQUIRED_SCOPES = Setting.texts("requiredScopes", PermissionNames.SCOPES);

  public static final Setting<String, Match> SCOPE_MATCH = Setting.choice("scopeMatch", Match.values(), Match::setting, Match.ANY);

  /** App roles of which an application needs one, or all. */
  public static final Setting<Collection<String>, Set<String>> REQUIRED_APP_ROLES =
      Setting.texts("requiredAppRoles", PermissionNames.APP_ROLES);

  public static final Setting<String, Match> APP_ROLE_MATCH =
      Setting.choice("appRoleMatch", Match.values(), Match::setting, Match.ANY);

  private final RequiredValues requiredScopes;
  private final RequiredValues requiredAppRoles;

  /** Either may require nothing. */
  public PermissionCheck(RequiredValues requiredScopes, RequiredValues requiredAppRoles) {
    this.requiredScopes = requiredScopes;
    this.requiredAppRoles = requiredAppRoles;
  }

  /** The required scopes; none of them stands behind an audience of ours, as clients name it. */
  public static RequiredValues scopes(SettingValues values) {
    return new RequiredValues(PermissionNames.behindNone(REQUIRED_SCOPES, values.get(REQUIRED_SCOPES), values.get(AudienceCheck.AUDIENCES),
        PermissionNames.A_SCOPE), values.get(SCOPE_MATCH));
  }

  /** The required app roles, named in the same way. */
  public static RequiredValues appRoles(SettingValues values) {
    return new RequiredValues(PermissionNames.behindNone(REQUIRED_APP_ROLES, values.get(REQUIRED_APP_ROLES),
        values.get(AudienceCheck.AUDIENCES), PermissionNames.AN_APP_ROLE), values.get(APP_ROLE_MATCH));
  }

  @Override
  public Optional<Refusal> check(Claims claims, Authority authority) {
    List<String> scopes = claims.scopes();
    if (requiredScopes.isEmpty() && requiredAppRoles.isEmpty()) {
      return scopes.isEmpty() && claims.appRoles().isEmpty()
          ? Optional.of(Reason.NO_PERMISSION.refusal()) : Optional.empty();
    }
    if (!scopes.isEmpty()) {
      return requiredScopes.isMetBy(scopes) ? Optional.empty() : Optional.of(Reason.SCOPE_MISSING.refusal());
    }
    return requiredAppRoles.isMetBy(claims.appRoles())
        ? Optional.empty() : Optional.of(Reason.APP_ROLE_MISSING.refusal());
  }

  @Override
  public CheckDescription describe(Authority authority) {
    return CheckDescription.of("permission", requiredScopes.isEmpty() && requiredAppRoles.isEmpty() ? "there is something in scp or roles"
        : "scp of a delegated token holds " + requiredScopes.words() + ", and roles of any other " + requiredAppRoles.words())
        .reading("scp", "roles").setBy(REQUIRED_SCOPES.name(), SCOPE_MATCH.name(), REQUIRED_APP_ROLES.name(), APP_ROLE_MATCH.name());
  }
}
