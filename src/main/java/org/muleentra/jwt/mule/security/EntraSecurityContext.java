package org.muleentra.jwt.mule.security;

import org.mule.runtime.api.security.Authentication;
import org.mule.runtime.api.security.SecurityContext;

/** Holds one authentication for the runtime; replaceable, as the runtime's contract asks. */
final class EntraSecurityContext implements SecurityContext {

  private static final long serialVersionUID = 1L;

  private volatile Authentication authentication;

  EntraSecurityContext(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public Authentication getAuthentication() {
    return authentication;
  }

  @Override
  public void setAuthentication(Authentication authentication) {
    this.authentication = authentication;
  }
}
