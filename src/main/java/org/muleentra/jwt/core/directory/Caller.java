package org.muleentra.jwt.core.directory;

import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.validation.ValidToken;

/** Whom the directory is asked about: a user or a service principal of a tenant, by GUIDs alone. Immutable. */
final class Caller {

  private final String tenantId;
  private final String objectId;
  private final boolean user;

  /** @param tenantId a GUID in lower case, as {@code objectId} is */
  Caller(String tenantId, String objectId, boolean user) {
    this.tenantId = tenantId;
    this.objectId = objectId;
    this.user = user;
  }

  /** The token's caller; refused unless tenant and object id are GUIDs, as they are to stand in a path. */
  static Outcome<Caller> of(ValidToken token) {
    Claims claims = token.claims();
    if (claims.objectId() == null) {
      return Outcome.refused(Reason.CLAIM_MISSING.because("oid is missing, by which the directory must be asked"));
    }
    if (!Guid.isGuid(claims.objectId()) || !Guid.isGuid(claims.tenantId())) {
      return Outcome.refused(
          Reason.CLAIM_MALFORMED.because("oid or tid is not a GUID, by which the directory must be asked"));
    }
    return Outcome.of(new Caller(Guid.canonical(claims.tenantId()), Guid.canonical(claims.objectId()),
        token.callerKind().delegated()));
  }

  String tenantId() {
    return tenantId;
  }

  /** Its resource in Microsoft Graph: people and agents' user accounts are users, all else service principals. */
  String path() {
    return (user ? "/users/" : "/servicePrincipals/") + objectId;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Caller && objectId.equals(((Caller) other).objectId)
        && tenantId.equals(((Caller) other).tenantId) && user == ((Caller) other).user;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * objectId.hashCode() + tenantId.hashCode()) + (user ? 1 : 0);
  }

  /** Tenant, kind and object id: tells the caller from every other one. */
  @Override
  public String toString() {
    return tenantId + path();
  }
}
