package org.mule.extension.http.api.policy;

import java.io.Serializable;
import org.mule.runtime.api.util.MultiMap;

/** The attributes by which a policy tells the listener what to answer. */
public class HttpPolicyResponseAttributes implements Serializable {

  private static final long serialVersionUID = 1L;

  private Integer statusCode;
  private String reasonPhrase;
  private MultiMap<String, String> headers = new MultiMap<>();

  /** Returns the status code, or null for the listener's own. */
  public Integer getStatusCode() {
    return statusCode;
  }

  /** Sets the status code. */
  public void setStatusCode(Integer statusCode) {
    this.statusCode = statusCode;
  }

  /** Returns the reason phrase, or null for the one that goes with the status. */
  public String getReasonPhrase() {
    return reasonPhrase;
  }

  /** Sets the reason phrase. */
  public void setReasonPhrase(String reasonPhrase) {
    this.reasonPhrase = reasonPhrase;
  }

  /** Returns the headers. */
  public MultiMap<String, String> getHeaders() {
    return headers;
  }

  /** Sets the headers. */
  public void setHeaders(MultiMap<String, String> headers) {
    this.headers = headers;
  }
}
