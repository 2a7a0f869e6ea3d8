package org.muleentra.jwt.tool.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muleentra.jwt.core.directory.GroupOverage;

/**
 * In which mapped groups (or directory roles) a caller may have been; a record holds the local roles and never the groups. Immutable.
 *
 * @param least of each possibility the groups without which the record could not be: more of them only give more roles
 * @param most all groups in which the caller may have been
 */
record Groups(List<Set<String>> least, Set<String> most) {

  /** So many possibilities are looked at, and of more nothing is said. */
  private static final int MOST_POSSIBILITIES = 64;

  /**
   * What the record tells of them.
   *
   * @param before the form that mapped the roles, or {@code null} where that is not known
   */
  static Groups of(Told told, Gate before, Gate after) {
    Set<String> appRoles = new HashSet<>(told.roles().read());
    Set<String> open = new LinkedHashSet<>(after.mappings().keySet());
    open.removeAll(appRoles);
    if (before == null || !told.mapped().complete() || !seesTheSameGroups(before, after)) {
      return new Groups(List.of(Set.of()), open);
    }
    Map<String, Set<String>> keysOfRole = new LinkedHashMap<>();
    before.mappings().forEach((key, role) -> {
      if (told.mapped().written().contains(Names.written(role))) {
        keysOfRole.computeIfAbsent(Names.written(role), name -> new LinkedHashSet<>()).add(key);
      } else {
        open.remove(key);
      }
    });
    List<Set<String>> least = List.of(Set.of());
    for (Set<String> keys : keysOfRole.values()) {
      if (keys.stream().noneMatch(appRoles::contains)) {
        least = eachWithOneOf(keys, least);
      }
    }
    Set<String> most = new LinkedHashSet<>(open);
    keysOfRole.values().forEach(most::addAll);
    most.removeAll(appRoles);
    return new Groups(least.size() > MOST_POSSIBILITIES ? List.of(Set.of()) : least, most);
  }

  private static List<Set<String>> eachWithOneOf(Set<String> keys, List<Set<String>> possibilities) {
    List<Set<String>> each = new ArrayList<>();
    for (Set<String> possibility : possibilities) {
      for (String key : keys) {
        if (each.size() <= MOST_POSSIBILITIES) {
          Set<String> with = new LinkedHashSet<>(possibility);
          with.add(key);
          each.add(with);
        }
      }
    }
    return each;
  }

  /** Whether groups that a token left out are looked at by both forms, by neither, or cannot have been. */
  static boolean seesTheSameGroups(Gate before, Gate after) {
    return noneWereLeftOut(before) || before.asksForGroups() && after.asksForGroups()
        || before.overage() == GroupOverage.APP_ROLES_ONLY && after.overage() == GroupOverage.APP_ROLES_ONLY;
  }

  /** Whoever left groups out was refused. */
  static boolean noneWereLeftOut(Gate before) {
    return before.overage() == GroupOverage.DENY && !before.mappings().isEmpty();
  }
}
