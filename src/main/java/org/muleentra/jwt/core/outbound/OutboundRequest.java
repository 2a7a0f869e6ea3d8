package org.muleentra.jwt.core.outbound;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One request for a JSON document; immutable.
 *
 * <p>May hold secrets, so it has no text form that tells more than where it goes.
 */
public final class OutboundRequest {

  private static final byte[] NO_BODY = {};

  private final String method;
  private final URI uri;
  private final Map<String, String> headers;
  private final byte[] body;

  private OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
  }

  /** Asks for a document. */
  public static OutboundRequest get(URI uri) {
    return new OutboundRequest("GET", uri, Collections.singletonMap("Accept", "application/json"), NO_BODY);
  }

  /** Asks for a document by a query (WHATWG URL, {@code application/x-www-form-urlencoded}), in the order of the map. */
  public static OutboundRequest get(URI withoutQuery, Map<String, String> parameters) {
    return get(URI.create(withoutQuery + "?" + encoded(parameters)));
  }

  /** Sends a JSON document. */
  public static OutboundRequest postJson(URI uri, String json) {
    return post(uri, "application/json", json);
  }

  /** Sends a form (WHATWG URL, {@code application/x-www-form-urlencoded}), in the order of the map. */
  public static OutboundRequest postForm(URI uri, Map<String, String> parameters) {
    return post(uri, "application/x-www-form-urlencoded", encoded(parameters));
  }

  private static OutboundRequest post(URI uri, String contentType, String body) {
    OutboundRequest get = get(uri).with("Content-Type", contentType);
    return new OutboundRequest("POST", uri, get.headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(Map<String, String> parameters) {
    StringJoiner form = new StringJoiner("&");
    parameters.forEach((name, value) -> form.add(encoded(name) + "=" + encoded(value)));
    return form.toString();
  }

  private static String encoded(String text) {
    try {
      return URLEncoder.encode(text, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java has UTF-8", e);
    }
  }

  /** The same with one more header field. */
  public OutboundRequest with(String field, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(field, value);
    return new OutboundRequest(method, uri, Collections.unmodifiableMap(more), body);
  }

  /** The same as the holder of an access token (RFC 6750 §2.1). */
  public OutboundRequest bearing(String accessToken) {
    return with("Authorization", "Bearer " + accessToken);
  }

  /** {@code GET} or {@code POST}. */
  public String method() {
    return method;
  }

  /** Where to; made of configuration, and of ids that are GUIDs. */
  public URI uri() {
    return uri;
  }

  /** The header fields by name; unmodifiable. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body's bytes, none for {@code GET}; changed by nobody. */
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return method + " " + uri;
  }
}
