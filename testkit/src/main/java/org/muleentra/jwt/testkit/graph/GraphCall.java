package org.muleentra.jwt.testkit.graph;

/** What a gatekeeper asks about a caller and about applications: what faults strike and counters count. */
public enum GraphCall {
  /** The token endpoint, v1.0 or v2.0, of any tenant and for any resource. */
  TOKEN("token"),
  /** {@code POST /v1.0/users/{oid}/checkMemberGroups}, or of {@code servicePrincipals}. */
  CHECK_MEMBER_GROUPS("checkMemberGroups"),
  /** {@code POST /v1.0/users/{oid}/getMemberGroups}, or of {@code servicePrincipals}. */
  GET_MEMBER_GROUPS("getMemberGroups"),
  /** {@code GET /v1.0/users/{oid}}, or of {@code servicePrincipals}, these by {@code (appId='…')} too. */
  ACCOUNT("account"),
  /** {@code GET /v1.0/applications/{id}} or {@code applications(appId='…')}. */
  APPLICATION("application"),
  /** {@code GET /v1.0/applications/{id}/owners} or {@code applications(appId='…')/owners}. */
  OWNERS("owners"),
  /** {@code POST /v1.0/applications/{id}/addKey} or {@code applications(appId='…')/addKey}. */
  ADD_KEY("addKey"),
  /** {@code POST /v1.0/applications/{id}/removeKey} or {@code applications(appId='…')/removeKey}. */
  REMOVE_KEY("removeKey"),
  /** {@code GET /v1.0/servicePrincipals/{id}/appRoleAssignedTo}. */
  APP_ROLE_ASSIGNED_TO("appRoleAssignedTo"),
  /** {@code GET /v1.0/oauth2PermissionGrants}, all or those of a client. */
  PERMISSION_GRANTS("oauth2PermissionGrants"),
  /** {@code GET /v1.0/groups/{id}}. */
  GROUP("group"),
  /** {@code GET /v1.0/identity/conditionalAccess/authenticationContextClassReferences}. */
  AUTHENTICATION_CONTEXTS("authenticationContexts");

  private final String endpoint;

  GraphCall(String endpoint) {
    this.endpoint = endpoint;
  }

  /** @return the name that control over HTTP has for it */
  public String endpoint() {
    return endpoint;
  }
}
