package org.muleentra.jwt.mule.security;

import org.mule.runtime.api.security.Authentication;
import org.mule.runtime.api.security.SecurityContext;
import org.mule.runtime.core.api.security.SecurityProvider;

/**
 * Lets an {@link EntraAuthentication} into the runtime's security context, and nothing else.
 *
 * <p>The runtime's security manager sets no authentication that no provider vouches for. There is nothing to verify
 * here: the gatekeeper proved the caller before the object was made.
 */
public final class EntraSecurityProvider implements SecurityProvider {

  private final String name;

  /** @param name unique in the security manager, so that no other provider is asked in this one's place */
  public EntraSecurityProvider(String name) {
    this.name = name;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public void setName(String name) {
    throw new UnsupportedOperationException("the name is the key that this provider was registered under");
  }

  @Override
  public boolean supports(Class<?> type) {
    return type == EntraAuthentication.class;
  }

  @Override
  public Authentication authenticate(Authentication authentication) {
    return (EntraAuthentication) authentication;
  }

  @Override
  public SecurityContext createSecurityContext(Authentication authentication) {
    return new EntraSecurityContext(authentication);
  }
}
