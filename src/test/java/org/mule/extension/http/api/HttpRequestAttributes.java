package org.mule.extension.http.api;

import org.mule.runtime.api.util.MultiMap;

/** Stands in for the HTTP connector's class of this name: headers, and one of the things that are beside them. */
public class HttpRequestAttributes {

  private final MultiMap<String, String> headers;
  private final String method;

  HttpRequestAttributes(MultiMap<String, String> headers, String method) {
    this.headers = headers.toImmutableMultiMap();
    this.method = method;
  }

  /** The headers. */
  public MultiMap<String, String> getHeaders() {
    return headers;
  }

  /** The method. */
  public String getMethod() {
    return method;
  }
}
