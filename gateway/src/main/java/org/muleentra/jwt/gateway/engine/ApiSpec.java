package org.muleentra.jwt.gateway.engine;

import java.util.Optional;

/**
 * An API to deploy.
 *
 * @param name the API's name, unique in its engine
 * @param application the application's XML
 * @param policy the rendered XML of the policy in front of it, if any
 */
public record ApiSpec(String name, String application, Optional<String> policy) {

  /** An API whose flow reports what reached it, behind a policy of its own. */
  public static ApiSpec behind(String policy, String name, String path) {
    return new ApiSpec(name, ReportingFlow.xml(name, path), Optional.of(policy));
  }

  /** An API whose flow reports what reached it, with no policy in front. */
  public static ApiSpec open(String name, String path) {
    return new ApiSpec(name, ReportingFlow.xml(name, path), Optional.empty());
  }

  /** An application of the caller's own, with no policy in front. */
  public static ApiSpec application(String name, String xml) {
    return new ApiSpec(name, xml, Optional.empty());
  }
}
