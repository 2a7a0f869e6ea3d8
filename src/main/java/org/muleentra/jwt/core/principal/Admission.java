package org.muleentra.jwt.core.principal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.check.Match;
import org.muleentra.jwt.core.check.RequiredValues;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.validation.ValidToken;

/** Gives a valid token's caller its local roles and admits it if they suffice; immutable. */
public final class Admission {

  /** Local role by group object id (in lower case), app role value, directory role or group name. */
  public static final Setting<Map<String, String>, Map<String, String>> ROLE_MAPPINGS = RoleMapping.ROLE_MAPPINGS;

  /** Local roles of which every caller needs one, or all. */
  public static final Setting<Collection<String>, Set<String>> REQUIRED_ROLES = Setting.texts("requiredRoles", Format.TEXT);

  /** Local roles of which an application on its own needs one, or all, in place of the required roles. */
  public static final Setting<Collection<String>, Set<String>> REQUIRED_ROLES_OF_APPS =
      Setting.texts("requiredRolesOfApps", Format.TEXT);

  public static final Setting<String, Match> ROLE_MATCH = Setting.choice("roleMatch", Match.values(), Match::setting, Match.ANY);

  private final RoleMapping mapping;
  private final RequiredValues requiredRoles;
  private final RequiredValues requiredRolesOfApps;

  private Admission(RoleMapping mapping, RequiredValues requiredRoles, RequiredValues requiredRolesOfApps) {
    this.mapping = mapping;
    this.requiredRoles = requiredRoles;
    this.requiredRolesOfApps = requiredRolesOfApps;
  }

  /**
   * As configured.
   *
   * @throws InvalidSettingException naming the setting that is wrong
   */
  public static Admission of(SettingValues values) {
    Map<String, String> mappings = values.get(ROLE_MAPPINGS);
    RequiredValues roles = required(REQUIRED_ROLES, values, mappings);
    RequiredValues ofApps = required(REQUIRED_ROLES_OF_APPS, values, mappings);
    return new Admission(new RoleMapping(null, mappings), roles, ofApps.isEmpty() ? roles : ofApps);
  }

  /** The same for one configuration that runs, which the log names. */
  public Admission named(String name) {
    return new Admission(mapping.named(name), requiredRoles, requiredRolesOfApps);
  }

  private static RequiredValues required(Setting<Collection<String>, Set<String>> setting, SettingValues values,
      Map<String, String> mappings) {
    Set<String> named = values.get(setting);
    InvalidSettingException.require(setting.name(), mappings.values().containsAll(named),
        "must name only roles that roleMappings grants: map a group or app role to each");
    return new RequiredValues(named, values.get(ROLE_MATCH));
  }

  /** Whether some kind of caller needs no role. */
  public boolean isOpenToSome() {
    return requiredRoles.isEmpty() || requiredRolesOfApps.isEmpty();
  }

  /**
   * The principal, or {@link Reason#ROLE_MISSING}.
   *
   * @param groups the token's, or those that the directory told of in their place
   */
  public Outcome<Principal> admit(ValidToken token, List<String> groups) {
    Principal principal = new Principal(token, groups, mapping.rolesOf(token, groups));
    RequiredValues required = token.callerKind().delegated() ? requiredRoles : requiredRolesOfApps;
    return required.isEmpty() || required.isMetBy(principal.roles())
        ? Outcome.of(principal) : Outcome.refused(Reason.ROLE_MISSING);
  }
}
