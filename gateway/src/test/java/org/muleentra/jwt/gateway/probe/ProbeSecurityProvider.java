package org.muleentra.jwt.gateway.probe;

import org.mule.runtime.api.security.Authentication;
import org.mule.runtime.core.api.security.AbstractSecurityProvider;

final class ProbeSecurityProvider extends AbstractSecurityProvider {

  static final String NAME = "probe";

  ProbeSecurityProvider() {
    super(NAME);
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    return authentication;
  }

  @Override
  public boolean supports(Class<?> type) {
    return ProbeAuthentication.class.isAssignableFrom(type);
  }
}
