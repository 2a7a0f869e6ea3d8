package org.mule.extension.http.api;

import java.io.Serializable;
import java.security.cert.Certificate;
import java.util.Map;
import org.mule.runtime.api.util.MultiMap;
import org.mule.runtime.http.api.domain.CaseInsensitiveMultiMap;

/** What a request brought beside its body. Header names are looked up in any case, and every value is kept. */
public class HttpRequestAttributes implements Serializable {

  private static final long serialVersionUID = 1L;

  private final CaseInsensitiveMultiMap headers;
  private final MultiMap<String, String> queryParams;
  private final Map<String, String> uriParams;
  private final String listenerPath;
  private final String relativePath;
  private final String version;
  private final String scheme;
  private final String method;
  private final String requestPath;
  private final String requestUri;
  private final String queryString;
  private final String localAddress;
  private final String remoteAddress;
  private final transient Certificate clientCertificate;

  /** Made by the builder, as the connector asks. */
  HttpRequestAttributes(HttpRequestAttributesBuilder from) {
    headers = new CaseInsensitiveMultiMap(from.headers).toImmutableMultiMap();
    queryParams = from.queryParams.toImmutableMultiMap();
    uriParams = Map.copyOf(from.uriParams);
    listenerPath = from.listenerPath;
    relativePath = from.relativePath;
    version = from.version;
    scheme = from.scheme;
    method = from.method;
    requestPath = from.requestPath;
    requestUri = from.requestUri;
    queryString = from.queryString;
    localAddress = from.localAddress;
    remoteAddress = from.remoteAddress;
    clientCertificate = from.clientCertificate;
  }

  /** Returns the headers. */
  public MultiMap<String, String> getHeaders() {
    return headers;
  }

  /** Returns the parameters of the query string, decoded. */
  public MultiMap<String, String> getQueryParams() {
    return queryParams;
  }

  /** Returns the values of the placeholders in the listener's path. */
  public Map<String, String> getUriParams() {
    return uriParams;
  }

  /** Returns the path that the listener listens on. */
  public String getListenerPath() {
    return listenerPath;
  }

  /** Returns the request's path below the listener's base path. */
  public String getRelativePath() {
    return relativePath;
  }

  /** Returns the HTTP version. */
  public String getVersion() {
    return version;
  }

  /** Returns {@code http} or {@code https}. */
  public String getScheme() {
    return scheme;
  }

  /** Returns the method. */
  public String getMethod() {
    return method;
  }

  /** Returns the path without the query string. */
  public String getRequestPath() {
    return requestPath;
  }

  /** Returns the path with the query string. */
  public String getRequestUri() {
    return requestUri;
  }

  /** Returns the query string as it came, or nothing. */
  public String getQueryString() {
    return queryString;
  }

  /** Returns the address that took the request. */
  public String getLocalAddress() {
    return localAddress;
  }

  /** Returns the address that sent the request. */
  public String getRemoteAddress() {
    return remoteAddress;
  }

  /** Returns the caller's certificate, or null without mutual TLS. */
  public Certificate getClientCertificate() {
    return clientCertificate;
  }
}
