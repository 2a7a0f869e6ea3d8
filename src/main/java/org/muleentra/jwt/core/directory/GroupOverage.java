package org.muleentra.jwt.core.directory;

/** What happens to a caller who is in more groups than a token can hold. */
public enum GroupOverage {
  /** The call is refused where groups are mapped. */
  DENY("deny"),
  /** Microsoft Graph is asked for the groups. */
  GRAPH("graph"),
  /** Groups are ignored; app roles and directory roles alone are mapped. */
  APP_ROLES_ONLY("appRolesOnly");

  private final String setting;

  GroupOverage(String setting) {
    this.setting = setting;
  }

  /** The name in the form. */
  public String setting() {
    return setting;
  }
}
