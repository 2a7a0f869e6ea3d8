package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

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
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** What a caller must be allowed, and the local roles that its groups and app roles grant. */
public class PermissionSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required scopes")
  @Summary("Scopes of which a delegated caller (user) must hold one, or all.")
  @Example("Orders.Read")
  private List<String> requiredScopes;

  @Parameter
  @Optional(defaultValue = "any")
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 2)
  @DisplayName("Scope match")
  @Summary("Whether any or all of the required scopes are needed.")
  @Example("all")
  private String scopeMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Required app roles")
  @Summary("App roles of which an application must hold one, or all.")
  @Example("Orders.Process")
  private List<String> requiredAppRoles;

  @Parameter
  @Optional(defaultValue = "any")
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 4)
  @DisplayName("App role match")
  @Summary("Whether any or all of the required app roles are needed.")
  @Example("all")
  private String appRoleMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Role mappings")
  @Summary("Local role (value) for each group object id or app role value (key).")
  @Example("Orders.Process = processor")
  private Map<String, String> roleMappings;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Required roles")
  @Summary("Local roles of which the caller must hold one, or all, after the mapping.")
  @Example("processor")
  private List<String> requiredRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Required roles of apps")
  @Summary("Local roles of which an application on its own must hold one, or all, in place of the required roles.")
  @Example("batch")
  private List<String> requiredRolesOfApps;

  @Parameter
  @Optional(defaultValue = "any")
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 8)
  @DisplayName("Role match")
  @Summary("Whether any or all of the required roles are needed.")
  @Example("all")
  private String roleMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 9)
  @DisplayName("Claim rules")
  @Summary("Rules on claims that must all hold: claim, operator, value.")
  @Example("acct equals 0")
  private List<String> claimRules;

  /** States these settings. */
  public void applyTo(ParametersBuilder parameters) {
    parameters
        .requiredScopes(requiredScopes)
        .scopeMatch(scopeMatch)
        .requiredAppRoles(requiredAppRoles)
        .appRoleMatch(appRoleMatch)
        .roleMappings(roleMappings)
        .requiredRoles(requiredRoles)
        .requiredRolesOfApps(requiredRolesOfApps)
        .roleMatch(roleMatch)
        .claimRules(claimRules);
  }
}
