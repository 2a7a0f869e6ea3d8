package org.muleentra.jwt.tool.registration;

/**
 * A group ("group resource type").
 *
 * @param id its object id, in lower case
 * @param securityEnabled whether it is a security group, and not one for mail alone
 */
public record Group(String id, String displayName, boolean securityEnabled) {

  /**
   * Reads it.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming source, field and rule where it is none
   */
  public static Group of(GraphObject group) {
    return new Group(group.guid("id"), group.text("displayName"), group.flag("securityEnabled"));
  }
}
