package org.muleentra.jwt.core.discovery;

import java.net.URI;
import org.muleentra.jwt.core.setting.Addresses;
import org.muleentra.jwt.core.setting.Format;

/** The address of an API as its clients call it, which names it among protected resources (RFC 9728 §1.2). */
final class ResourceIdentifier {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  /** The address itself, which has no query: what a client asks beyond it makes no other resource. */
  static final Format RESOURCE = Addresses.ADDRESS
      .rule("[^?]*", "must not have a query")
      .butNot("[\\s\\S]*/\\.well-known/[\\s\\S]*",
          "must be the address of the API as clients call it, and not the one of its metadata, which follows from it");

  static final Format METADATA = Addresses.ADDRESS.butNot("[\\s\\S]*/\\.well-known/(?:openid-configuration|oauth-authorization-server)[\\s\\S]*",
      "must be the metadata of the protected resource (RFC 9728), and not the one of an authorization server");

  private ResourceIdentifier() {}

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
