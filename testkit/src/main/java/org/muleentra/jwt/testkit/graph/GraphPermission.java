package org.muleentra.jwt.testkit.graph;

import java.util.Collection;

/** Which application permissions Microsoft Graph demands for what, as its reference lists them. */
public final class GraphPermission {
  private static final String USERS = "User.Read.All";
  private static final String GROUP_MEMBERS = "GroupMember.Read.All";
  private static final String GROUPS = "Group.Read.All";
  private static final String APPLICATIONS = "Application.Read.All";
  private static final String DIRECTORY = "Directory.Read.All";

  private GraphPermission() {}

  /** The least that suffices for every call of the mock. */
  public static String[] enough() {
    return new String[] {USERS, GROUP_MEMBERS, APPLICATIONS};
  }

  static boolean suffices(Collection<String> granted, GraphCall call, boolean user) {
    if (granted.contains(DIRECTORY)) {
      return true;
    }
    if (!user) {
      return granted.contains(APPLICATIONS);
    }
    return granted.contains(USERS)
        && (call == GraphCall.ACCOUNT || granted.contains(GROUP_MEMBERS) || granted.contains(GROUPS));
  }
}
