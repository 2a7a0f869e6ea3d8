package org.muleentra.jwt.mule.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mule.runtime.api.security.Authentication;
import org.muleentra.jwt.core.principal.Principal;

/**
 * The admitted caller, for {@code #[authentication.principal]} and {@code #[authentication.properties]}.
 *
 * <p>Immutable and serializable. It never carries the token, so it has no credentials.
 */
public final class EntraAuthentication implements Authentication {

  private static final long serialVersionUID = 1L;

  private final String principal;
  // Every Map that the constructor stores is a serializable one.
  private final Map<String, Object> properties;

  private EntraAuthentication(String principal, Map<String, Object> properties) {
    this.principal = principal;
    this.properties = properties;
  }

  /** The authentication of {@code principal}. */
  public static EntraAuthentication of(Principal principal) {
    return new EntraAuthentication(principal.name(), principal.toMap());
  }

  /** Always {@code null}: the token stays out of reach of the flow, its logs and its stores. */
  @Override
  public Object getCredentials() {
    return null;
  }

  /** The caller's object id, or the client id of an app without one. */
  @Override
  public String getPrincipal() {
    return principal;
  }

  /** The caller's attributes, unmodifiable. */
  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }

  @Override
  public EntraAuthentication setProperties(Map<String, Object> replacements) {
    return new EntraAuthentication(principal, replacements == null
        ? Collections.emptyMap()
        : Collections.unmodifiableMap(new LinkedHashMap<>(replacements)));
  }
}
