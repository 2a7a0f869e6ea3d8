package org.muleentra.jwt.core.discovery;

import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.error.Answer;

/** The protected resource metadata of an API (RFC 9728): tells a client where to get a token, and for what; immutable. */
public final class ResourceDocument {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private final String path;
  private final Answer answer;

  /**
   * @param resource the API's address as its clients call it
   * @param address where clients find this document
   * @param authorizationServers issuers of its tokens
   * @param scopes what to ask them for
   */
  ResourceDocument(String resource, String address, Collection<String> authorizationServers,
      Collection<String> scopes) {
    path = URI.create(address).getPath();
    answer = Answer.document("{\"resource\":" + quoted(resource)
        + ",\"authorization_servers\":" + array(authorizationServers)
        + ",\"scopes_supported\":" + array(scopes)
        + ",\"bearer_methods_supported\":[\"header\"]}");
  }

  /**
   * Whether a request asks for this document: by its path, or below another one where a proxy has rewritten it.
   *
   * @param method may be {@code null}, as may the path
   */
  public boolean isAskedFor(String method, String requestPath) {
    return ("GET".equals(method) || "HEAD".equals(method)) && requestPath != null
        && (requestPath.equals(path) || holdsWellKnown(requestPath));
  }

  private static boolean holdsWellKnown(String requestPath) {
    int at = requestPath.indexOf(WELL_KNOWN);
    while (at >= 0) {
      int end = at + WELL_KNOWN.length();
      if (end == requestPath.length() || requestPath.charAt(end) == '/') {
        return true;
      }
      at = requestPath.indexOf(WELL_KNOWN, at + 1);
    }
    return false;
  }

  /** The answer to who asks for it. */
  public Answer answer() {
    return answer;
  }

  private static String array(Collection<String> values) {
    return values.stream().map(ResourceDocument::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /** A string of JSON (RFC 8259 §7); settings hold no control characters, but that is proven elsewhere. */
  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7E) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
