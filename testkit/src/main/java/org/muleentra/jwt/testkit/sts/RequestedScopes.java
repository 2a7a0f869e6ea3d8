package org.muleentra.jwt.testkit.sts;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.muleentra.jwt.testkit.client.EntraError;
import org.muleentra.jwt.testkit.client.TokenRefusal;
import org.muleentra.jwt.testkit.graph.MockGraph;

/**
 * The scopes of a request, of one resource: {@code {resource}/{scope}}, separated by spaces. Immutable.
 *
 * <p>Source: MicrosoftDocs/entra-docs {@code docs/identity-platform/scopes-oidc.md}: without a resource the scope is Graph's;
 * {@code .default} "can't" be combined with others; the scopes of OpenID Connect name no resource. More than one resource is
 * AADSTS700022 ({@code reference-error-codes.md}).
 */
final class RequestedScopes {
  private static final String DEFAULT = ".default";
  private static final Set<String> OPENID = Collections.unmodifiableSet(
      new HashSet<>(Arrays.asList("openid", "profile", "email", "offline_access")));

  final String resource;
  final Set<String> names;
  final boolean offline;

  private RequestedScopes(String resource, Set<String> names, boolean offline) {
    this.resource = resource;
    this.names = Collections.unmodifiableSet(names);
    this.offline = offline;
  }

  static RequestedScopes parse(String scope) throws TokenRefusal {
    String resource = null;
    boolean offline = false;
    Set<String> names = new LinkedHashSet<>();
    for (String one : scope.trim().split(" +")) {
      if (OPENID.contains(one)) {
        offline |= one.equals("offline_access");
        continue;
      }
      int slash = one.lastIndexOf('/');
      String its = slash < 0 ? MockGraph.CLIENT_ID : one.substring(0, slash);
      if (resource != null && !resource.equals(its)) {
        throw new TokenRefusal(EntraError.SCOPE_OF_MANY_RESOURCES);
      }
      resource = its;
      names.add(one.substring(slash + 1));
    }
    if (resource == null || names.contains("") || names.contains(DEFAULT) && names.size() > 1) {
      throw new TokenRefusal(EntraError.SCOPE_UNKNOWN);
    }
    return new RequestedScopes(resource, names, offline);
  }

  boolean isDefault() {
    return names.contains(DEFAULT);
  }
}
