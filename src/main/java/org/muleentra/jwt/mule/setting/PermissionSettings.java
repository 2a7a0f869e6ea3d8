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
import org.muleentra.jwt.core.validation.ValidationParameters;

/** What a caller must be allowed, and the local roles that its groups and app roles grant. */
public class PermissionSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required scopes")
  @Summary("Scopes of which a delegated caller (user) must hold at least one.")
  @Example("Orders.Read")
  private List<String> requiredScopes;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Required app roles")
  @Summary("App roles of which an application must hold at least one.")
  @Example("Orders.Process")
  private List<String> requiredAppRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Role mappings")
  @Summary("Local role (value) for each group object id or app role value (key).")
  @Example("Orders.Process = processor")
  private Map<String, String> roleMappings;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 4)
  @DisplayName("Required roles")
  @Summary("Local roles of which the caller must hold at least one after the mapping.")
  @Example("processor")
  private List<String> requiredRoles;

  /** States these settings. */
  public void applyTo(ValidationParameters.Builder parameters) {
    parameters
        .requiredScopes(requiredScopes)
        .requiredAppRoles(requiredAppRoles)
        .roleMappings(roleMappings)
        .requiredRoles(requiredRoles);
  }
}
