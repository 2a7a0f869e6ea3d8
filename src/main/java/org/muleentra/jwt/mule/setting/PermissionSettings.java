package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.check.ClaimRules.CLAIM_RULES;
import static org.muleentra.jwt.core.check.PermissionCheck.APP_ROLE_MATCH;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_APP_ROLES;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;
import static org.muleentra.jwt.core.check.PermissionCheck.SCOPE_MATCH;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES_OF_APPS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MATCH;

import java.util.List;
import java.util.Map;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** What a caller must be allowed, and the local roles that its groups and app roles grant. */
public class PermissionSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required scopes")
  @Summary("Scopes of which a delegated caller (user) must hold one, or all.")
  @Example("Orders.Read")
  @Help(value = "Delegated permissions (the scp claim); a caller acting for a user needs at least one of them. Write the "
      + "bare name, not the URI. Once required scopes or required app roles are set, a kind of caller to which none "
      + "of them applies is refused with 403.",
      empty = "no scope is required", everyday = 7)
  private List<String> requiredScopes;

  @Parameter
  @Optional(defaultValue = "any")
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 2)
  @DisplayName("Scope match")
  @Summary("Whether any or all of the required scopes are needed.")
  @Example("all")
  @Help(value = "Whether a caller acting for a user needs any or all of the required scopes.",
      empty = "any")
  private String scopeMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Required app roles")
  @Summary("App roles of which an application must hold one, or all.")
  @Example("Orders.Process.All")
  @Help(value = "Application permissions (the roles claim); a service calling as itself needs at least one of them. Once "
      + "required scopes or required app roles are set, a kind of caller to which none of them applies is refused "
      + "with 403.",
      empty = "no app role is required", everyday = 8)
  private List<String> requiredAppRoles;

  @Parameter
  @Optional(defaultValue = "any")
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 4)
  @DisplayName("App role match")
  @Summary("Whether any or all of the required app roles are needed.")
  @Example("all")
  @Help(value = "Whether a service calling as itself needs any or all of the required app roles.",
      empty = "any")
  private String appRoleMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Role mappings")
  @Summary("Local role (value) for each group object ID or app role value (key).")
  @Example("9d1f4c5e-2b7a-4f0d-8a3c-6e5b4d3c2a10 to order-admin")
  @Help(value = "Turns Entra groups and app roles into roles of your own. Key: the object ID of a group, or the "
      + "value of an app role. Value: the role. The flow reads the result as authentication.properties.roles.",
      empty = "no roles are mapped", everyday = 9)
  @Entries(key = "Group or app role", keyHelp = "Object ID of an Entra group, or the value of an app role.",
      value = "Role", valueHelp = "Role that the caller gets.")
  private Map<String, String> roleMappings;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Required roles")
  @Summary("Local roles of which the caller must hold one, or all, after the mapping.")
  @Example("order-admin")
  @Help(value = "Roles made by the role mappings; every caller needs at least one of them, or is refused with 403. Needs "
      + "role mappings that yield these roles.",
      empty = "no role is required", everyday = 10)
  private List<String> requiredRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Required roles of apps")
  @Summary("Local roles of which an application on its own must hold one, or all, in place of the required roles.")
  @Example("batch")
  @Help(value = "Roles made by the role mappings that a service calling as itself needs, in place of the required roles; "
      + "any or all of them by the role match.",
      empty = "the required roles apply to services as well")
  private List<String> requiredRolesOfApps;

  @Parameter
  @Optional(defaultValue = "any")
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 8)
  @DisplayName("Role match")
  @Summary("Whether any or all of the required roles are needed.")
  @Example("all")
  @Help(value = "Whether the caller needs any or all of the required roles, after mapping.",
      empty = "any")
  private String roleMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Claim rules")
  @Summary("Rules on claims that must all hold: claim, operator, value.")
  @Example("acct equals 0")
  @Help(value = "Rules on claims of the token, all of which must hold: claim, operator and value with a space "
      + "between. Operators: equals, in (values with commas between), contains (for lists), matches (a regular "
      + "expression), exists, absent, at-least. A claim of exactly that name comes first, such as extn.grade; "
      + "otherwise a dot leads into an object. A rule that cannot be evaluated refuses the call. Claims that people "
      + "can change, such as email, are not allowed.",
      empty = "no rules", everyday = 11)
  private List<String> claimRules;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(REQUIRED_SCOPES, requiredScopes)
        .with(SCOPE_MATCH, scopeMatch)
        .with(REQUIRED_APP_ROLES, requiredAppRoles)
        .with(APP_ROLE_MATCH, appRoleMatch)
        .with(ROLE_MAPPINGS, roleMappings)
        .with(REQUIRED_ROLES, requiredRoles)
        .with(REQUIRED_ROLES_OF_APPS, requiredRolesOfApps)
        .with(ROLE_MATCH, roleMatch)
        .with(CLAIM_RULES, claimRules);
  }
}
