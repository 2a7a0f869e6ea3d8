package org.muleentra.jwt.gateway.probe;

import java.util.Map;
import org.mule.runtime.api.security.Authentication;

record ProbeAuthentication(String principal, Map<String, Object> properties) implements Authentication {

  @Override
  public Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return principal;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }

  @Override
  public Authentication setProperties(Map<String, Object> changed) {
    return new ProbeAuthentication(principal, changed);
  }
}
