package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;

import java.util.List;
import java.util.Objects;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.Gatekeeper;

/** The permissions that one operation asks for in place of the configured ones; equal where the lists are. */
public class PermissionOverride {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("Required scopes")
  @Summary("Scopes of which a delegated caller (user) must hold at least one, in place of those of the configuration.")
  @Example("Orders.Read")
  private List<String> requiredScopes;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 2)
  @DisplayName("Required app roles")
  @Summary("App roles of which an application must hold at least one, in place of those of the configuration.")
  @Example("Orders.Process")
  private List<String> requiredAppRoles;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Required roles")
  @Summary("Local roles of which the caller must hold at least one, in place of those of the configuration.")
  @Example("processor")
  private List<String> requiredRoles;

  /** Whether the operation keeps to the configuration. */
  public boolean isEmpty() {
    return requiredScopes == null && requiredAppRoles == null && requiredRoles == null;
  }

  /** The door that asks for these permissions, over the keys of the configured one. */
  public Gatekeeper over(Gatekeeper configured) {
    return configured.requiring(requiredScopes, requiredAppRoles, requiredRoles);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof PermissionOverride)) {
      return false;
    }
    PermissionOverride that = (PermissionOverride) other;
    return Objects.equals(requiredScopes, that.requiredScopes)
        && Objects.equals(requiredAppRoles, that.requiredAppRoles)
        && Objects.equals(requiredRoles, that.requiredRoles);
  }

  @Override
  public int hashCode() {
    return Objects.hash(requiredScopes, requiredAppRoles, requiredRoles);
  }
}
