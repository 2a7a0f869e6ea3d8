package org.muleentra.jwt.gateway.policy;

import java.util.List;
import org.mule.runtime.core.api.policy.Policy;
import org.mule.runtime.core.api.policy.PolicyProvider;
import org.mule.runtime.policy.api.PolicyPointcutParameters;

/** Applies one policy to every source of an application, and none to its operations. */
public final class OnePolicy implements PolicyProvider {

  private final List<Policy> policies;

  /** Applies {@code policy}. */
  public OnePolicy(Policy policy) {
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
