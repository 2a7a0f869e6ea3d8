package org.muleentra.jwt.core.validation;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.check.Match;
import org.muleentra.jwt.core.check.Required;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** What callers must be permitted, and the roles that their groups and app roles give them; immutable. */
final class RequiredPermissions {

  private final ParametersBuilder settings;
  private final Required scopes;
  private final Required appRoles;
  private final Map<String, String> roleMappings;
  private final Required roles;
  private final Required rolesOfApps;

  /** @param audiences of the API, behind which clients name its scopes */
  RequiredPermissions(ParametersBuilder settings, Collection<String> audiences) {
    this.settings = settings;
    scopes = new Required(PermissionNames.scopes("requiredScopes", settings.list("requiredScopes"), audiences),
        match("scopeMatch"));
    appRoles = new Required(PermissionNames.appRoles("requiredAppRoles", settings.list("requiredAppRoles"), audiences),
        match("appRoleMatch"));
    roleMappings = Settings.mappings("roleMappings", settings.map("roleMappings"));
    roles = roles("requiredRoles");
    Required ofApps = roles("requiredRolesOfApps");
    rolesOfApps = ofApps.isEmpty() ? roles : ofApps;
  }

  private Required roles(String field) {
    Set<String> named = Settings.texts(field, settings.list(field));
    if (!roleMappings.values().containsAll(named)) {
      throw new InvalidSettingException(field, "must name only roles that roleMappings grants: map a group or app role to each");
    }
    return new Required(named, match("roleMatch"));
  }

  private Match match(String field) {
    return Settings.choice(field, settings.text(field), Match.values(), Match::setting, Match.ANY);
  }

  /** Whether some kind of caller needs none. */
  boolean areNone() {
    return scopes.isEmpty() && appRoles.isEmpty() && (roles.isEmpty() || rolesOfApps.isEmpty());
  }

  Required scopes() {
    return scopes;
  }

  Required appRoles() {
    return appRoles;
  }

  Map<String, String> roleMappings() {
    return roleMappings;
  }

  Required roles() {
    return roles;
  }

  /** Whether applications on their own need other roles than everybody. */
  boolean tellApplicationsApart() {
    return rolesOfApps != roles;
  }

  /** Those of applications on their own. */
  Required rolesOfApps() {
    return rolesOfApps;
  }
}
