package org.muleentra.jwt.tool.registration;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Delegated permissions that were consented to ("oAuth2PermissionGrant resource type").
 *
 * @param clientId the object id of the client's service principal, in lower case
 * @param resourceId that of the API's
 * @param ofEverybody whether for every user of the tenant ({@code AllPrincipals}), and not for one
 * @param scopes the scopes
 */
public record Grant(String clientId, String resourceId, boolean ofEverybody, Set<String> scopes) {

  /**
   * Reads it.
   *
   * @throws org.muleentra.jwt.tool.form.FieldException naming source, field and rule where it is none
   */
  public static Grant of(GraphObject grant) {
    String scopes = grant.text("scope");
    return new Grant(grant.guid("clientId"), grant.guid("resourceId"), "AllPrincipals".equals(grant.text("consentType")),
        scopes == null ? Set.of() : Arrays.stream(scopes.trim().split(" +")).filter(scope -> !scope.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
