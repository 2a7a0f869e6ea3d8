package org.muleentra.jwt.core.directory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request to the directory or its token endpoint; immutable.
 *
 * <p>Holds secrets, so it has no text form that tells more than where it goes.
 */
public final class DirectoryRequest {

  private final String method;
  private final URI uri;
  private final Map<String, String> headers;
  private final byte[] body;

  private DirectoryRequest(String method, URI uri, String accessToken, String contentType, String body) {
    this.method = method;
    this.uri = uri;
    this.body = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Accept", "application/json");
    if (accessToken != null) {
      fields.put("Authorization", "Bearer " + accessToken);
    }
    if (contentType != null) {
      fields.put("Content-Type", contentType);
    }
    this.headers = Collections.unmodifiableMap(fields);
  }

  static DirectoryRequest get(URI uri, String accessToken) {
    return new DirectoryRequest("GET", uri, accessToken, null, null);
  }

  static DirectoryRequest postJson(URI uri, String accessToken, String json) {
    return new DirectoryRequest("POST", uri, accessToken, "application/json", json);
  }

  static DirectoryRequest postForm(URI uri, String form) {
    return new DirectoryRequest("POST", uri, null, "application/x-www-form-urlencoded", form);
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
