package org.muleentra.jwt.mule.security;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mule.runtime.api.security.Authentication;
import org.muleentra.jwt.core.principal.Principal;

/**
 * The admitted caller, for {@code #[authentication.principal]} and {@code #[authentication.properties]}.
 *
 * <p>Immutable and serializable. Its text and its serial form never hold the token.
 */
public final class EntraAuthentication implements Authentication {

  private static final long serialVersionUID = 1L;

  private final String principal;
  // Every Map that the constructor stores is a serializable one.
  private final Map<String, Object> properties;

  private final transient PresentedToken token;

  private EntraAuthentication(String principal, Map<String, Object> properties, PresentedToken token) {
    this.principal = principal;
    this.properties = properties;
    this.token = token;
  }

  /** The authentication of {@code principal}, who was admitted with this token. */
  public static EntraAuthentication of(Principal principal, String token) {
    return new EntraAuthentication(principal.name(), principal.toMap(), new PresentedToken(token));
  }

  /**
   * The token as a {@link java.util.function.Supplier} of a text, for the exchange on behalf of its user: not shown by logs or
   * expressions. {@code null} once the event was written down, as to a persistent queue.
   */
  @Override
  public Object getCredentials() {
    return token;
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
        : Collections.unmodifiableMap(new LinkedHashMap<>(replacements)), token);
  }
}
