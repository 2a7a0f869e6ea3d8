package org.mule.extension.http.api;

import java.io.Serializable;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.domain.CaseInsensitiveMultiMap;

/** What an answer brought beside its body. Header names are looked up in any case, and every value is kept. */
public class HttpResponseAttributes implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int statusCode;
  private final String reasonPhrase;
  private final CaseInsensitiveMultiMap headers;

  /** Of an answer. */
  public HttpResponseAttributes(int statusCode, String reasonPhrase, MultiMap<String, String> headers) {
    this.statusCode = statusCode;
    this.reasonPhrase = reasonPhrase;
    this.headers = new CaseInsensitiveMultiMap(headers).toImmutableMultiMap();
  }

  /** Returns the status code. */
  public int getStatusCode() {
    return statusCode;
  }

  /** Returns the reason phrase. */
  public String getReasonPhrase() {
    return reasonPhrase;
  }

  /** Returns the headers. */
  public MultiMap<String, String> getHeaders() {
    return headers;
  }
}
