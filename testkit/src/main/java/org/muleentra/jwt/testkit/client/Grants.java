package org.muleentra.jwt.testkit.client;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a client was allowed at which API: app roles that it holds. Guarded by its owner. */
final class Grants {
  private List<String> everywhere = Collections.emptyList();
  private final Map<String, List<String>> roles = new HashMap<>();

  void roles(String... granted) {
    everywhere = copy(granted);
  }

  void rolesOn(String api, String... granted) {
    roles.put(api, copy(granted));
  }

  List<String> roles() {
    return everywhere;
  }

  List<String> rolesOn(String api) {
    return roles.getOrDefault(api, everywhere);
  }

  private static List<String> copy(String... values) {
    return Collections.unmodifiableList(Arrays.stream(values).collect(Collectors.toList()));
  }
}
