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

  /** How many beginnings are told apart; a power of two. */
  private static final int BEGINNINGS = 1 << 12;

  private final Map<String, String> roleByValue;
  private final boolean[] mappedBeginnings = new boolean[BEGINNINGS];

  /** @param roleByValue not changed afterwards */
  RoleMapping(Map<String, String> roleByValue) {
    this.roleByValue = roleByValue;
    for (String value : roleByValue.keySet()) {
      mappedBeginnings[beginning(value)] = true;
    }
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
      String value = values.get(i);
      // Most groups of a caller are not mapped, and hashing all of each costs more than everything else done with it.
      String role = mappedBeginnings[beginning(value)] ? roleByValue.get(value) : null;
      if (role != null) {
        roles.add(role);
      }
    }
  }

  /** A number below {@link #BEGINNINGS} out of the first four characters; object ids are random from the first on. */
  private static int beginning(String value) {
    int hash = 0;
    for (int i = 0; i < Math.min(4, value.length()); i++) {
      hash = 31 * hash + value.charAt(i);
    }
    return (hash ^ hash >>> 12) & BEGINNINGS - 1;
  }
}
