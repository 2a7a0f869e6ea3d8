package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** The permissions that one operation asks for in place of the configured ones; equal where the lists are. */
public class PermissionOverride {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required scopes")
  @Summary("Scopes of which a delegated caller (user) must hold one, or all, in place of those of the configuration.")
  @Example("Orders.Read")
  private List<String> requiredScopes;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 2)
  @DisplayName("Scope match")
  @Summary("Whether any or all of the required scopes are needed, in place of what the configuration says.")
  @Example("all")
  private String scopeMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Required app roles")
  @Summary("App roles of which an application must hold one, or all, in place of those of the configuration.")
  @Example("Orders.Process")
  private List<String> requiredAppRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 4)
  @DisplayName("App role match")
  @Summary("Whether any or all of the required app roles are needed, in place of what the configuration says.")
  @Example("all")
  private String appRoleMatch;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Required roles")
  @Summary("Local roles of which the caller must hold one, or all, in place of those of the configuration.")
  @Example("processor")
  private List<String> requiredRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Required roles of apps")
  @Summary("Local roles of which an application on its own must hold one, or all, in place of those of the configuration.")
  @Example("batch")
  private List<String> requiredRolesOfApps;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @OfValues(Matches.class)
  @Placement(order = 7)
  @DisplayName("Role match")
  @Summary("Whether any or all of the required roles are needed, in place of what the configuration says.")
  @Example("all")
  private String roleMatch;

  /** Whether the operation keeps to the configuration. */
  public boolean isEmpty() {
    return stated().stream().allMatch(Objects::isNull);
  }

  /** States these permissions in place of those configured; what is not stated stays. */
  public void applyTo(ParametersBuilder parameters) {
    state(requiredScopes, parameters::requiredScopes);
    state(scopeMatch, parameters::scopeMatch);
    state(requiredAppRoles, parameters::requiredAppRoles);
    state(appRoleMatch, parameters::appRoleMatch);
    state(requiredRoles, parameters::requiredRoles);
    state(requiredRolesOfApps, parameters::requiredRolesOfApps);
    state(roleMatch, parameters::roleMatch);
  }

  private static <T> void state(T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }

  private List<Object> stated() {
    return Arrays.asList(requiredScopes, scopeMatch, requiredAppRoles, appRoleMatch, requiredRoles, requiredRolesOfApps,
        roleMatch);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PermissionOverride && stated().equals(((PermissionOverride) other).stated());
  }

  @Override
  public int hashCode() {
    return stated().hashCode();
  }
}
