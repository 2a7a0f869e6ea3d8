package org.muleentra.jwt.mule.security;

import java.util.Collections;
import java.util.Map;
import org.mule.runtime.api.security.Authentication;
import org.mule.runtime.extension.api.security.AuthenticationHandler;
import org.muleentra.jwt.core.audit.Actor;

/** Who acts in a flow, as the record names them: whoever the flow or a policy before it authenticated, by whatever means. */
public final class Actors {

  private Actors() {
  }

  /** The authentication of the flow, or {@link Actor#UNKNOWN}. */
  public static Actor in(AuthenticationHandler handler) {
    return handler.getAuthentication().map(Actors::of).orElse(Actor.UNKNOWN);
  }

  private static Actor of(Authentication authentication) {
    Object principal = authentication.getPrincipal();
    Map<String, Object> properties = authentication.getProperties() == null ? Collections.emptyMap() : authentication.getProperties();
    return new Actor(principal == null ? null : principal.toString(), text(properties.get("tenantId")), text(properties.get("clientId")));
  }

  private static String text(Object value) {
    return value instanceof String ? (String) value : null;
  }
}
