package org.muleentra.jwt.gateway.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An API to deploy.
 *
 * @param name the API's name, unique in its engine
 * @param files the application's XML, by the names of its files, in the order in which they are read; at least one
 * @param policy the rendered XML of the policy in front of it, if any
 */
public record ApiSpec(String name, Map<String, String> files, Optional<String> policy) {

  /** Keeps a copy of the files. */
  public ApiSpec {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** An application in one file. */
  public ApiSpec(String name, String application, Optional<String> policy) {
    this(name, Map.of(name + ".xml", application), policy);
  }

  /** Returns the XML of an application in one file. */
  public String application() {
    return files.values().iterator().next();
  }

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
