package org.muleentra.jwt.testkit.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** By which parameters a host's clients name an identity, and which one they mean. Immutable. */
final class IdentityChoice {
  private final Map<String, Function<ManagedIdentity, String>> names = new LinkedHashMap<>();

  /**
   * @param objectIds the parameters for the object id
   * @param resourceId the parameter for the Azure resource id
   */
  IdentityChoice(List<String> objectIds, String resourceId) {
    names.put("client_id", ManagedIdentity::clientId);
    objectIds.forEach(name -> names.put(name, ManagedIdentity::objectId));
    names.put(resourceId, ManagedIdentity::resourceId);
  }

  /** Whether at most one of the parameters was sent. */
  boolean isClear(Map<String, String> query) {
    return sent(query).size() < 2;
  }

  /** Whether none of the parameters was sent. */
  boolean isUnnamed(Map<String, String> query) {
    return sent(query).isEmpty();
  }

  /**
   * The identity that is meant: the one that was named; without a name the system-assigned one or, where there is none and
   * that is enough, the only one.
   */
  Optional<ManagedIdentity> find(Map<String, String> query, List<ManagedIdentity> identities, boolean onlyOneServes) {
    List<String> sent = sent(query);
    if (!sent.isEmpty()) {
      String name = sent.get(0);
      return identities.stream()
          .filter(identity -> names.get(name).apply(identity).equalsIgnoreCase(query.get(name))).findFirst();
    }
    Optional<ManagedIdentity> system = identities.stream().filter(ManagedIdentity::isSystemAssigned).findFirst();
    return system.isPresent() || !onlyOneServes || identities.size() != 1 ? system : Optional.of(identities.get(0));
  }

  private List<String> sent(Map<String, String> query) {
    return names.keySet().stream().filter(query::containsKey).collect(Collectors.toList());
  }

  static List<ManagedIdentity> copy(ManagedIdentity... identities) {
    return Collections.unmodifiableList(new ArrayList<>(Arrays.asList(identities)));
  }
}
