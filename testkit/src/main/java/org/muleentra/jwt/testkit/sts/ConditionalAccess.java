package org.muleentra.jwt.testkit.sts;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muleentra.jwt.testkit.client.TokenRefusal;

/** Policies of Conditional Access, by whom or what they are about. At first there are none. Thread-safe. */
public final class ConditionalAccess {
  private final Map<String, AccessPolicy> apis = new LinkedHashMap<>();
  private final Map<String, AccessPolicy> users = new LinkedHashMap<>();
  private final Map<String, AccessPolicy> clients = new LinkedHashMap<>();

  ConditionalAccess() {}

  /**
   * Demands something of users who reach an API on somebody's behalf.
   *
   * @param api the API's client id
   * @param policy in place of the one before
   * @return this
   */
  public synchronized ConditionalAccess api(String api, AccessPolicy policy) {
    apis.put(Objects.requireNonNull(api, "api"), Objects.requireNonNull(policy, "policy"));
    return this;
  }

  /**
   * Demands something of one user, at every API.
   *
   * @param objectId the user's object id
   * @param policy in place of the one before
   * @return this
   */
  public synchronized ConditionalAccess user(String objectId, AccessPolicy policy) {
    users.put(Objects.requireNonNull(objectId, "objectId"), Objects.requireNonNull(policy, "policy"));
    return this;
  }

  /**
   * Demands something of an application on its own, which only {@link AccessPolicy#blocked()} makes sense of: Conditional
   * Access for workload identities. Answers as people published them have {@code invalid_grant}.
   *
   * @param clientId the client
   * @param policy in place of the one before
   * @return this
   */
  public synchronized ConditionalAccess client(String clientId, AccessPolicy policy) {
    clients.put(Objects.requireNonNull(clientId, "clientId"), policy.asInvalidGrant());
    return this;
  }

  /** Takes all policies away. */
  public synchronized void lift() {
    apis.clear();
    users.clear();
    clients.clear();
  }

  synchronized void checkUser(String api, Map<String, Object> claims) throws TokenRefusal {
    List<AccessPolicy> both = Arrays.asList(users.get(String.valueOf(claims.get("oid"))), apis.get(api));
    for (AccessPolicy policy : both) {
      check(policy, claims);
    }
  }

  synchronized void checkClient(String clientId) throws TokenRefusal {
    check(clients.get(clientId), Collections.emptyMap());
  }

  private static void check(AccessPolicy policy, Map<String, Object> claims) throws TokenRefusal {
    if (policy != null && !policy.isMetBy(claims)) {
      throw new TokenRefusal(policy.refusal());
    }
  }
}
