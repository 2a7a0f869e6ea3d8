package org.mule.extension.http.api;

import static java.util.Objects.requireNonNull;

import java.security.cert.Certificate;
import java.util.Map;
import org.mule.runtime.api.util.MultiMap;

/** Builds request attributes, from nothing or as a changed copy. */
public class HttpRequestAttributesBuilder {

  MultiMap<String, String> headers = MultiMap.emptyMultiMap();
  MultiMap<String, String> queryParams = MultiMap.emptyMultiMap();
  Map<String, String> uriParams = Map.of();
  String listenerPath;
  String relativePath;
  String version;
  String scheme;
  String method;
  String requestPath;
  String requestUri;
  String queryString = "";
  String localAddress;
  String remoteAddress;
  Certificate clientCertificate;

  /** Starts with nothing. */
  public HttpRequestAttributesBuilder() {}

  /** Starts with a copy. */
  public HttpRequestAttributesBuilder(HttpRequestAttributes from) {
    headers = from.getHeaders();
    queryParams = from.getQueryParams();
    uriParams = from.getUriParams();
    listenerPath = from.getListenerPath();
    relativePath = from.getRelativePath();
    version = from.getVersion();
    scheme = from.getScheme();
    method = from.getMethod();
    requestPath = from.getRequestPath();
    requestUri = from.getRequestUri();
    queryString = from.getQueryString();
    localAddress = from.getLocalAddress();
    remoteAddress = from.getRemoteAddress();
    clientCertificate = from.getClientCertificate();
  }

  /** Sets the headers. */
  public HttpRequestAttributesBuilder headers(MultiMap<String, String> headers) {
    this.headers = requireNonNull(headers, "headers");
    return this;
  }

  /** Sets the query parameters. */
  public HttpRequestAttributesBuilder queryParams(MultiMap<String, String> queryParams) {
    this.queryParams = requireNonNull(queryParams, "queryParams");
    return this;
  }

  /** Sets the path placeholders' values. */
  public HttpRequestAttributesBuilder uriParams(Map<String, String> uriParams) {
    this.uriParams = requireNonNull(uriParams, "uriParams");
    return this;
  }

  /** Sets the listener's path. */
  public HttpRequestAttributesBuilder listenerPath(String listenerPath) {
    this.listenerPath = listenerPath;
    return this;
  }

  /** Sets the path below the listener's base path. */
  public HttpRequestAttributesBuilder relativePath(String relativePath) {
    this.relativePath = relativePath;
    return this;
  }

  /** Sets the HTTP version. */
  public HttpRequestAttributesBuilder version(String version) {
    this.version = version;
    return this;
  }

  /** Sets the scheme. */
  public HttpRequestAttributesBuilder scheme(String scheme) {
    this.scheme = scheme;
    return this;
  }

  /** Sets the method. */
  public HttpRequestAttributesBuilder method(String method) {
    this.method = method;
    return this;
  }

  /** Sets the path without the query string. */
  public HttpRequestAttributesBuilder requestPath(String requestPath) {
    this.requestPath = requestPath;
    return this;
  }

  /** Sets the path with the query string. */
  public HttpRequestAttributesBuilder requestUri(String requestUri) {
    this.requestUri = requestUri;
    return this;
  }

  /** Sets the query string. */
  public HttpRequestAttributesBuilder queryString(String queryString) {
    this.queryString = requireNonNull(queryString, "queryString");
    return this;
  }

  /** Sets the address that took the request. */
  public HttpRequestAttributesBuilder localAddress(String localAddress) {
    this.localAddress = localAddress;
    return this;
  }

  /** Sets the address that sent the request. */
  public HttpRequestAttributesBuilder remoteAddress(String remoteAddress) {
    this.remoteAddress = remoteAddress;
    return this;
  }

  /** Sets the caller's certificate. */
  public HttpRequestAttributesBuilder clientCertificate(Certificate clientCertificate) {
    this.clientCertificate = clientCertificate;
    return this;
  }

  /** Builds the attributes. */
  public HttpRequestAttributes build() {
    requireNonNull(listenerPath, "listenerPath");
    requireNonNull(relativePath, "relativePath");
    requireNonNull(version, "version");
    requireNonNull(scheme, "scheme");
    requireNonNull(method, "method");
    requireNonNull(requestPath, "requestPath");
    requireNonNull(requestUri, "requestUri");
    requireNonNull(localAddress, "localAddress");
    requireNonNull(remoteAddress, "remoteAddress");
    return new HttpRequestAttributes(this);
  }
}
