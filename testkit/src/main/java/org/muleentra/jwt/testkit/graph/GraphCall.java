package org.muleentra.jwt.testkit.graph;

/** What a gatekeeper asks about a caller: what faults strike and counters count. */
public enum GraphCall {
  /** The token endpoint, v1.0 or v2.0, of any tenant and for any resource. */
  TOKEN,
  /** {@code POST /v1.0/users/{oid}/checkMemberGroups}, or of {@code servicePrincipals}. */
  CHECK_MEMBER_GROUPS,
  /** {@code POST /v1.0/users/{oid}/getMemberGroups}, or of {@code servicePrincipals}. */
  GET_MEMBER_GROUPS,
  /** {@code GET /v1.0/users/{oid}}, or of {@code servicePrincipals}. */
  ACCOUNT
}
