package org.muleentra.jwt.core.principal;

import java.util.List;
import org.muleentra.jwt.core.check.Required;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.validation.ValidToken;
import org.muleentra.jwt.core.validation.ValidationParameters;

/** Gives a valid token's caller its local roles and admits it if they suffice; immutable. */
public final class Admission {

  private final RoleMapping mapping;
  private final Required requiredRoles;
  private final Required requiredRolesOfApps;

  /** Takes the mapping and the required roles of the parameters. */
  public Admission(ValidationParameters parameters) {
    this.mapping = new RoleMapping(parameters.roleMappings());
    this.requiredRoles = parameters.requiredRoles();
    this.requiredRolesOfApps = parameters.requiredRolesOfApps();
  }

  /**
   * The principal, or {@link Reason#ROLE_MISSING}.
   *
   * @param groups the token's, or those that the directory told of in their place
   */
  public Outcome<Principal> admit(ValidToken token, List<String> groups) {
    Principal principal = new Principal(token, groups, mapping.rolesOf(token.claims(), groups));
    Required required = token.callerKind().delegated() ? requiredRoles : requiredRolesOfApps;
    return required.isEmpty() || required.isMetBy(principal.roles())
        ? Outcome.of(principal) : Outcome.refused(Reason.ROLE_MISSING);
  }
}
