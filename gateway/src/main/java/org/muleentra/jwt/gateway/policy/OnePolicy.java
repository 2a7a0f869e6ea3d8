package org.muleentra.jwt.gateway.policy;

import java.util.List;
import org.mule.runtime.core.api.policy.Policy;
import org.mule.runtime.core.api.policy.PolicyProvider;
import org.mule.runtime.policy.api.PolicyPointcutParameters;

/** Applies one policy to every source of an application, as soon as it is given, and none to its operations. */
public final class OnePolicy implements PolicyProvider {

  private volatile List<Policy> policies = List.of();

  /** Applies none yet: a policy may need the application before it can be there. */
  public OnePolicy() {}

  /** Applies {@code policy}. */
  public OnePolicy(Policy policy) {
    give(policy);
  }

  /** Applies {@code policy} from now on. */
  public void give(Policy policy) {
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
