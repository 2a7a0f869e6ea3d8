package org.muleentra.jwt.tool.registration;

/**
 * Who has an app role of the API ("appRoleAssignment resource type").
 *
 * @param principalId the object id of a user, a group or a service principal, in lower case
 * @param principalType {@code User}, {@code Group} or {@code ServicePrincipal}
 * @param roleId the app role; {@value #NO_ROLE} for an assignment without one
 * @param resourceId the object id of the API's service principal
 */
public record Assignment(String principalId, String principalType, String roleId, String resourceId) {

  /** What stands for an assignment to the application alone. */
  public static final String NO_ROLE = "00000000-0000-0000-0000-000000000000";

  /**
   * Reads it.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming source, field and rule where it is none
   */
  public static Assignment of(GraphObject assignment) {
    return new Assignment(assignment.guid("principalId"), assignment.text("principalType"), assignment.guid("appRoleId"),
        assignment.guid("resourceId"));
  }
}
