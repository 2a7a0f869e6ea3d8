package org.muleentra.jwt.core;

import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.token.BearerCredentials;

/** What the gatekeeper needs to see of a request. */
public interface InboundRequest {

  /** The values of a header field, one entry a line; the name in any case; empty when absent. */
  List<String> headerValues(String name);

  /** Whether the query has a parameter of this name. */
  boolean hasQueryParameter(String name);

  /**
   * Whether a form-encoded body has a parameter of this name, as far as the body can be looked at without taking
   * anything of it from those who come after. May wait for the body to arrive.
   */
  boolean hasFormParameter(String name);

  /** A request that is nothing but one Authorization value; {@code null} for a request without. */
  static InboundRequest ofAuthorization(String value) {
    List<String> values = value == null ? Collections.emptyList() : Collections.singletonList(value);
    return new InboundRequest() {
      @Override
      public List<String> headerValues(String name) {
        return "authorization".equalsIgnoreCase(name) ? values : Collections.emptyList();
      }

      @Override
      public boolean hasQueryParameter(String name) {
        return false;
      }

      @Override
      public boolean hasFormParameter(String name) {
        return false;
      }
    };
  }

  /** A request of one Authorization value, or of the compact token alone; {@code null} for a request without. */
  static InboundRequest ofCredentials(String value) {
    return ofAuthorization(value != null && BearerCredentials.isTokenAlone(value) ? "Bearer " + value : value);
  }
}
