package org.muleentra.jwt.mule.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.mule.runtime.api.util.MultiMap;
import org.muleentra.jwt.core.InboundRequest;

/** A listener's request as the gatekeeper sees it: header names ignore case (RFC 9110 §5.1), every value counts. */
public final class HttpRequestView implements InboundRequest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final MultiMap<String, String> headers;
  private final MultiMap<String, String> queryParameters;
  private final FormBody form;

  /**
   * Either map may be {@code null}, which is a request without.
   *
   * @param body asked for now, if the request has a token and a form at all; looked into later, if at all
   */
  public HttpRequestView(MultiMap<String, String> headers, MultiMap<String, String> queryParameters,
      Supplier<Object> body) {
    this.headers = headers == null ? MultiMap.emptyMultiMap() : headers;
    this.queryParameters = queryParameters == null ? MultiMap.emptyMultiMap() : queryParameters;
    form = isForm() && !headerValues("Authorization").isEmpty() ? new FormBody(body.get()) : null;
  }

  @Override
  public List<String> headerValues(String name) {
    // Not getAll(name): an expression language may have made a case-sensitive copy of the listener's map.
    List<String> values = new ArrayList<>(1);
    for (String key : headers.keySet()) {
      if (name.equalsIgnoreCase(key)) {
        for (String value : headers.getAll(key)) {
          // A header without a value is still a header: dropping it would hide that there were two.
          values.add(value == null ? "" : value);
        }
      }
    }
    return values;
  }

  @Override
  public boolean hasQueryParameter(String name) {
    return queryParameters.containsKey(name);
  }

  @Override
  public boolean hasFormParameter(String name) {
    return form != null && form.has(name);
  }

  private boolean isForm() {
    for (String type : headerValues("Content-Type")) {
      if (type.trim().toLowerCase(Locale.ROOT).startsWith(FORM)) {
        return true;
      }
    }
    return false;
  }
}
