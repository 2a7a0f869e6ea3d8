package org.muleentra.jwt.mule.http;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.HttpConstants.HttpStatus;

/**
 * Makes the attributes that tell an HTTP listener what to answer; thread-safe.
 *
 * <p>The class is found through the class loader of the listener's own request attributes, so it is the listener's
 * class under every form of isolation between policies, applications and plugins.
 */
public final class ListenerResponses {

  // Neither side keeps the listener's class loader alive: the key is weak, and the value, which refers to it, is soft.
  private final Map<ClassLoader, Reference<ResponseAttributesType>> types =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * The response attributes.
   *
   * @param requestAttributes the attributes of the message that the listener produced
   * @throws IllegalArgumentException when those are not a listener's attributes
   */
  public Object attributes(Object requestAttributes, int status, Map<String, String> headers) {
    if (requestAttributes == null) {
      throw new IllegalArgumentException("requestAttributes is null: it must be the attributes of the HTTP request");
    }
    return typeFor(requestAttributes).create(status, HttpStatus.getReasonPhraseForStatusCode(status),
        new MultiMap<>(headers));
  }

  private ResponseAttributesType typeFor(Object requestAttributes) {
    ClassLoader loader = requestAttributes.getClass().getClassLoader();
    Reference<ResponseAttributesType> known = types.get(loader);
    ResponseAttributesType type = known == null ? null : known.get();
    if (type == null) {
      type = ResponseAttributesType.in(loader, requestAttributes.getClass());
      types.put(loader, new SoftReference<>(type));
    }
    return type;
  }
}
