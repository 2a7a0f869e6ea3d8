package org.muleentra.jwt.core.principal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.token.Claims;

/** Turns group object ids and app role values into local roles; what is not mapped grants nothing. Immutable. */
final class RoleMapping {

  private final Map<String, String> roleByValue;

  /** @param roleByValue not changed afterwards */
  RoleMapping(Map<String, String> roleByValue) {
    this.roleByValue = roleByValue;
  }

  /** The local roles of the caller, each once. */
  List<String> rolesOf(Claims claims) {
    if (roleByValue.isEmpty()) {
      return Collections.emptyList();
    }
    Set<String> roles = new LinkedHashSet<>();
    collect(claims.groups(), roles);
    collect(claims.appRoles(), roles);
    return Collections.unmodifiableList(new ArrayList<>(roles));
  }

  private void collect(List<String> values, Set<String> roles) {
    for (int i = 0; i < values.size(); i++) {
      String role = roleByValue.get(values.get(i));
      if (role != null) {
        roles.add(role);
      }
    }
  }
}
