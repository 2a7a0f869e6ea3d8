package org.mule.extension.http.api;

import org.mule.runtime.api.util.MultiMap;

/** Stands in for the HTTP connector's builder, which is there since 1.1. */
public class HttpRequestAttributesBuilder {

  private MultiMap<String, String> headers = new MultiMap<>();
  private String method = "GET";

  /** Starts with nothing. */
  public HttpRequestAttributesBuilder() {}

  /** Starts with a copy. */
  public HttpRequestAttributesBuilder(HttpRequestAttributes from) {
    headers = from.getHeaders();
    method = from.getMethod();
  }

  /** Sets the headers. */
  public HttpRequestAttributesBuilder headers(MultiMap<String, String> headers) {
    this.headers = headers;
    return this;
  }

  /** Sets the method. */
  public HttpRequestAttributesBuilder method(String method) {
    this.method = method;
    return this;
  }

  /** Builds the attributes. */
  public HttpRequestAttributes build() {
    return new HttpRequestAttributes(headers, method);
  }
}
