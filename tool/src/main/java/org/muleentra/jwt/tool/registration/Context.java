package org.muleentra.jwt.tool.registration;

/**
 * An authentication context of Conditional Access ("authenticationContextClassReference resource type").
 *
 * @param id {@code c1} to {@code c99}
 * @param available whether it is published, for use by applications
 */
public record Context(String id, String displayName, boolean available) {

  /**
   * Reads it.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming source, field and rule where it is none
   */
  public static Context of(GraphObject context) {
    return new Context(context.text("id"), context.text("displayName"), context.flag("isAvailable"));
  }
}
