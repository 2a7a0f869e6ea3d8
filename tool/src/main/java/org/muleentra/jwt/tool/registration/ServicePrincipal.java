package org.muleentra.jwt.tool.registration;

/**
 * What an application is in one tenant ("servicePrincipal resource type"), as {@code az ad sp show} prints it.
 *
 * @param id its object id, in lower case
 * @param appId the client id of its application
 * @param enabled whether it gets tokens, and tokens are issued for it
 * @param assignmentRequired whether only who is assigned gets tokens for it
 */
public record ServicePrincipal(String id, String appId, String displayName, boolean enabled, boolean assignmentRequired) {

  /**
   * Reads it.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming source, field and rule where it is none
   */
  public static ServicePrincipal of(GraphObject principal) {
    return new ServicePrincipal(principal.guid("id"), principal.guid("appId"), principal.text("displayName"),
        principal.flag("accountEnabled"), principal.flag("appRoleAssignmentRequired"));
  }

  /** Whether an object is one, and no application: these have no type. */
  public static boolean isOne(GraphObject object) {
    return object.has("servicePrincipalType");
  }
}
