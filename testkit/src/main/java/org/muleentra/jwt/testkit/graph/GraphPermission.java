package org.muleentra.jwt.testkit.graph;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;

/** Which application permissions Microsoft Graph demands for what, as its reference lists them. */
public final class GraphPermission {
  private static final String USERS = "User.Read.All";
  private static final String GROUP_MEMBERS = "GroupMember.Read.All";
  private static final String GROUPS = "Group.Read.All";
  private static final String APPLICATIONS = "Application.Read.All";
  private static final String OWNED_APPLICATIONS = "Application.ReadWrite.OwnedBy";
  private static final String WRITE_APPLICATIONS = "Application.ReadWrite.All";
  private static final String CONTEXTS = "AuthenticationContext.Read.All";
  private static final String DIRECTORY = "Directory.Read.All";
  private static final String WRITE_DIRECTORY = "Directory.ReadWrite.All";

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

  /**
   * Any application with its owners, or any service principal by its appId: {@code api-reference/v1.0/includes/permissions},
   * {@code application-get-permissions.md}, {@code application-list-owners-permissions.md}. {@code OwnedBy} reads all of
   * them ({@code serviceprincipal-get.md}, note); {@code Directory.Read.All} stands there for owners and service principals.
   */
  static boolean readsApplications(Collection<String> granted) {
    return !Collections.disjoint(granted,
        Arrays.asList(APPLICATIONS, OWNED_APPLICATIONS, WRITE_APPLICATIONS, DIRECTORY, WRITE_DIRECTORY));
  }

  /**
   * Grants, assignments, groups and contexts: {@code oauth2permissiongrant-list-permissions.md},
   * {@code serviceprincipal-list-approleassignedto-permissions.md}, {@code group-get-permissions.md} and
   * {@code conditionalaccessroot-list-authenticationcontextclassreferences-permissions.md}.
   */
  static boolean lists(Collection<String> granted, GraphCall call) {
    switch (call) {
      case APP_ROLE_ASSIGNED_TO:
        return readsApplications(granted);
      case PERMISSION_GRANTS:
        return !Collections.disjoint(granted, Arrays.asList(DIRECTORY, WRITE_DIRECTORY, "DelegatedPermissionGrant.ReadWrite.All"));
      case GROUP:
        return !Collections.disjoint(granted, Arrays.asList(GROUP_MEMBERS, GROUPS, "Group.ReadWrite.All", DIRECTORY, WRITE_DIRECTORY));
      default:
        return !Collections.disjoint(granted, Arrays.asList(CONTEXTS, "AuthenticationContext.ReadWrite.All",
            "Policy.Read.ConditionalAccess", "Policy.ReadWrite.ConditionalAccess"));
    }
  }

  /** Another application's keys: {@code application-addkey.md}, permissions; {@code OwnedBy} for those it owns. */
  static boolean rollsKeys(Collection<String> granted, boolean owned) {
    return !Collections.disjoint(granted, Arrays.asList(WRITE_APPLICATIONS, WRITE_DIRECTORY))
        || owned && granted.contains(OWNED_APPLICATIONS);
  }
}
