package org.muleentra.jwt.core.principal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.JsonTexts;
import org.muleentra.jwt.core.validation.ValidToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns groups, app roles and directory roles into local roles; what is not mapped grants nothing. Thread-safe. */
final class RoleMapping {

  /** Entra writes object ids in lower case; app role values are compared as they stand. */
  static final Setting<Map<String, String>, Map<String, String>> ROLE_MAPPINGS =
      Setting.mapping("roleMappings", Format.TEXT.reading(Guid::canonical), Format.TEXT);

  /** How many beginnings are told apart; a power of two. */
  private static final int BEGINNINGS = 1 << 12;
  /** By so many characters; object ids are random from the first on. */
  private static final int TOLD_APART_BY = 4;

  private static final Logger LOGGER = LoggerFactory.getLogger(RoleMapping.class);

  private final String configuration;
  private final Map<String, String> roleByValue;
  private final boolean[] mappedBeginnings = new boolean[BEGINNINGS];

  private volatile boolean warned;

  /**
   * @param configuration by whose name the log tells of it; {@code null} where it is proven only
   * @param roleByValue not changed afterwards
   */
  RoleMapping(String configuration, Map<String, String> roleByValue) {
    this.configuration = configuration;
    this.roleByValue = roleByValue;
    for (String value : roleByValue.keySet()) {
      mappedBeginnings[beginning(value)] = true;
    }
  }

  /** The same for one configuration that runs, which the log names. */
  RoleMapping named(String name) {
    return new RoleMapping(name, roleByValue);
  }

  /**
   * The local roles of the caller, each once.
   *
   * @param groups the token's own, or those that the directory told of in their place, which may be others at the next use
   */
  List<String> rolesOf(ValidToken token, List<String> groups) {
    if (roleByValue.isEmpty()) {
      return Collections.emptyList();
    }
    Claims claims = token.claims();
    return groups == claims.groups() ? token.rolesBy(this, () -> rolesOf(claims, groups)) : rolesOf(claims, groups);
  }

  private List<String> rolesOf(Claims claims, List<String> groups) {
    Set<String> roles = new LinkedHashSet<>();
    collect(groups, roles, this::warnOfName);
    collect(claims.appRoles(), roles, role -> { });
    collect(claims.directoryRoles(), roles, role -> { });
    return Collections.unmodifiableList(new ArrayList<>(roles));
  }

  /** Once is enough: it is about the configuration and not about a caller. */
  private void warnOfName(String group) {
    if (!warned && !Guid.isGuid(group)) {
      warned = true;
      LOGGER.warn("Configuration {}: a role was granted for the name of a group; names can be changed and given to other groups:"
          + " map object IDs", configuration);
    }
  }

  private void collect(List<String> values, Set<String> roles, Consumer<String> mapped) {
    for (int i = 0; i < values.size(); i++) {
      // Most groups of a caller are not mapped: to build and hash all of each costs more than everything else done with it.
      if (mappedBeginnings[beginning(values, i)]) {
        String value = values.get(i);
        String role = roleByValue.get(value);
        if (role != null) {
          roles.add(role);
          mapped.accept(value);
        }
      }
    }
  }

  private static int beginning(List<String> values, int index) {
    return values instanceof JsonTexts ? beginning(((JsonTexts) values).hashOfBeginning(index, TOLD_APART_BY)) : beginning(values.get(index));
  }

  private static int beginning(String value) {
    int hash = 0;
    for (int i = 0; i < Math.min(TOLD_APART_BY, value.length()); i++) {
      hash = 31 * hash + value.charAt(i);
    }
    return beginning(hash);
  }

  private static int beginning(int hash) {
    return (hash ^ hash >>> 12) & BEGINNINGS - 1;
  }
}
