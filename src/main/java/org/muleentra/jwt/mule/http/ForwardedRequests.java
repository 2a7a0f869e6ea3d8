package org.muleentra.jwt.mule.http;

import java.util.Map;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.domain.CaseInsensitiveMultiMap;
import org.muleentra.jwt.core.principal.BackendHeaders;

/**
 * Makes the attributes of a request as the flow shall see them: without the headers that the rules take away, and with
 * what is told of the caller; thread-safe.
 *
 * <p>The class is found as that of {@link ListenerResponses} is.
 */
public final class ForwardedRequests {

  private final PerClassLoader<RequestAttributesType> types = new PerClassLoader<>(RequestAttributesType::of);

  /**
   * The attributes with other headers, and all else as it was.
   *
   * @param requestAttributes the attributes of the message that the listener produced
   * @throws IllegalArgumentException when those are not a listener's attributes
   */
  public Object attributes(Object requestAttributes, BackendHeaders rules, Map<String, String> told) {
    RequestAttributesType type = types.of(requestAttributes);
    MultiMap<String, String> came = type.headers(requestAttributes);
    // What the flow looks up in any case today it must find in any case tomorrow.
    MultiMap<String, String> headers = new CaseInsensitiveMultiMap();
    for (String name : came.keySet()) {
      for (String value : came.getAll(name)) {
        if (!rules.takesAway(name, value)) {
          headers.put(name, value);
        }
      }
    }
    told.forEach(headers::put);
    return type.with(requestAttributes, headers);
  }
}
