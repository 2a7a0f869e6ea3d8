package org.muleentra.jwt.testkit.client;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client was allowed at which API: app roles that it holds, scopes that were consented to. Guarded by its owner. */
final class Grants {
  private List<String> everywhere = Collections.emptyList();
  private final Map<String, List<String>> roles = new HashMap<>();
  private final Map<String, Set<String>> scopes = new HashMap<>();

  void roles(String... granted) {
    everywhere = copy(granted);
  }

  void rolesOn(String api, String... granted) {
    roles.put(api, copy(granted));
  }

  void consent(String api, String... granted) {
    scopes.computeIfAbsent(api, none -> new LinkedHashSet<>()).addAll(Arrays.asList(granted));
  }

  void withdrawConsent(String api) {
    scopes.remove(api);
  }

  List<String> roles() {
    return everywhere;
  }

  List<String> rolesOn(String api) {
    return roles.getOrDefault(api, everywhere);
  }

  Set<String> consentOn(String api) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(scopes.getOrDefault(api, Collections.emptySet())));
  }

  private static List<String> copy(String... values) {
    return Collections.unmodifiableList(Arrays.stream(values).collect(Collectors.toList()));
  }
}
