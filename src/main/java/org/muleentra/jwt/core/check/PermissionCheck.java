package org.muleentra.jwt.core.check;

import java.util.List;
import java.util.Optional;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
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

  private final Required requiredScopes;
  private final Required requiredAppRoles;

  /** Either may require nothing. */
  public PermissionCheck(Required requiredScopes, Required requiredAppRoles) {
    this.requiredScopes = requiredScopes;
    this.requiredAppRoles = requiredAppRoles;
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
}
