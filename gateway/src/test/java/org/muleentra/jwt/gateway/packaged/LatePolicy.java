package org.muleentra.jwt.gateway.packaged;

import java.util.List;
import org.mule.runtime.core.api.policy.Policy;
import org.mule.runtime.core.api.policy.PolicyProvider;
import org.mule.runtime.policy.api.PolicyPointcutParameters;

/** One policy on every source of an application, given once the application is there for it. */
final class LatePolicy implements PolicyProvider {

  private volatile List<Policy> policies = List.of();

  void give(Policy policy) {
    policies = List.of(policy);
  }

  @Override
  public List<Policy> findSourceParameterizedPolicies(PolicyPointcutParameters request) {
    return policies;
  }

  @Override
  public List<Policy> findOperationParameterizedPolicies(PolicyPointcutParameters operation) {
    return List.of();
  }
}
