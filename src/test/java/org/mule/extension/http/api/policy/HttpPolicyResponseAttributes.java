package org.mule.extension.http.api.policy;

import org.mule.runtime.api.util.MultiMap;

/** Stands in for the HTTP connector's class of the same name and the same public contract. */
public class HttpPolicyResponseAttributes {

  private Integer statusCode;
  private String reasonPhrase;
  private MultiMap<String, String> headers;

  public Integer getStatusCode() {
    return statusCode;
  }

  public void setStatusCode(Integer statusCode) {
    this.statusCode = statusCode;
  }

  public String getReasonPhrase() {
    return reasonPhrase;
  }

  public void setReasonPhrase(String reasonPhrase) {
    this.reasonPhrase = reasonPhrase;
  }

  public MultiMap<String, String> getHeaders() {
    return headers;
  }

  public void setHeaders(MultiMap<String, String> headers) {
    this.headers = headers;
  }
}
