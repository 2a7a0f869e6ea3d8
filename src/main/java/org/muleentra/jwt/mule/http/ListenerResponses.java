package org.muleentra.jwt.mule.http;

import java.util.Map;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.HttpConstants.HttpStatus;

/**
 * Makes the attributes that tell an HTTP listener what to answer; thread-safe.
 *
 * <p>The class is found through the class loader of the listener's own request attributes, so it is the listener's
 * class under every form of isolation between policies, applications and plugins.
 */
public final class ListenerResponses {

  private final PerClassLoader<ResponseAttributesType> types = new PerClassLoader<>(
      request -> ResponseAttributesType.in(request.getClassLoader(), request));

  /**
   * The response attributes.
   *
   * @param requestAttributes the attributes of the message that the listener produced
   * @throws IllegalArgumentException when those are not a listener's attributes
   */
  public Object attributes(Object requestAttributes, int status, Map<String, String> headers) {
    return types.of(requestAttributes).create(status, HttpStatus.getReasonPhraseForStatusCode(status),
        new MultiMap<>(headers));
  }
}
