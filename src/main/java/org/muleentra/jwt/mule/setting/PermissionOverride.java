package org.muleentra.jwt.mule.setting;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.muleentra.jwt.core.validation.ParametersBuilder;

/** The permissions that one operation asks for in place of the configured ones; what is empty states nothing. Immutable, equal where the lists are. */
public final class PermissionOverride {

  private final List<String> requiredScopes;
  private final String scopeMatch;
  private final List<String> requiredAppRoles;
  private final String appRoleMatch;
  private final List<String> requiredRoles;
  private final List<String> requiredRolesOfApps;
  private final String roleMatch;

  /** Each may be {@code null} or empty, which is as configured: no operation lifts what its configuration requires. */
  public PermissionOverride(List<String> requiredScopes, String scopeMatch, List<String> requiredAppRoles,
      String appRoleMatch, List<String> requiredRoles, List<String> requiredRolesOfApps, String roleMatch) {
    this.requiredScopes = stated(requiredScopes);
    this.scopeMatch = stated(scopeMatch);
    this.requiredAppRoles = stated(requiredAppRoles);
    this.appRoleMatch = stated(appRoleMatch);
    this.requiredRoles = stated(requiredRoles);
    this.requiredRolesOfApps = stated(requiredRolesOfApps);
    this.roleMatch = stated(roleMatch);
  }

  private static <T extends Collection<?>> T stated(T values) {
    return values == null || values.isEmpty() ? null : values;
  }

  private static String stated(String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  /** Whether the operation keeps to the configuration. */
  public boolean isEmpty() {
    return all().stream().allMatch(Objects::isNull);
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

  private List<Object> all() {
    return Arrays.asList(requiredScopes, scopeMatch, requiredAppRoles, appRoleMatch, requiredRoles, requiredRolesOfApps,
        roleMatch);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PermissionOverride && all().equals(((PermissionOverride) other).all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }
}
