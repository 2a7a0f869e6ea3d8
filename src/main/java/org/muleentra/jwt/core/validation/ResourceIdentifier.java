package org.muleentra.jwt.core.validation;

import java.net.URI;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** The address of an API as its clients call it, which names it among protected resources (RFC 9728 §1.2). */
final class ResourceIdentifier {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private ResourceIdentifier() {}

  /** The address itself, which has no query: what a client asks beyond it makes no other resource. */
  static String proven(String field, String resource) {
    if (resource != null && URI.create(resource).getRawQuery() != null) {
      throw new InvalidSettingException(field, "must not have a query");
    }
    return resource;
  }

  /**
   * Where the metadata of a resource is: the well-known part goes between host and path (RFC 9728 §3.1).
   *
   * @param resource an absolute address without query and fragment, or {@code null}
   * @return {@code null} for {@code null}
   */
  static String metadataAddress(String resource) {
    if (resource == null) {
      return null;
    }
    String path = URI.create(resource).getRawPath();
    String origin = resource.substring(0, resource.length() - path.length());
    // "Any terminating slash following the host component" goes.
    return origin + WELL_KNOWN + (path.equals("/") ? "" : path);
  }
}
