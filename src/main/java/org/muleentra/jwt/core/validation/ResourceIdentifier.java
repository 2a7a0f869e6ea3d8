package org.muleentra.jwt.core.validation;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** The address of an API as its clients call it, which names it among protected resources (RFC 9728 §1.2). */
final class ResourceIdentifier {

  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  /** RFC 8414 and OpenID Connect Discovery 1.0. */
  private static final List<String> AUTHORIZATION_SERVERS =
      Arrays.asList("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server");

  private ResourceIdentifier() {}

  /** The address itself, which has no query: what a client asks beyond it makes no other resource. */
  static String proven(String field, String resource) {
    if (resource != null) {
      Settings.require(field, URI.create(resource).getRawQuery() == null, "must not have a query");
      Settings.require(field, !resource.contains("/.well-known/"),
          "must be the address of the API as clients call it, and not the one of its metadata, which follows from it");
    }
    return resource;
  }

  /** The configured address of the metadata, or {@code null}. */
  static String provenMetadata(String field, String metadata, String resource) {
    if (metadata != null) {
      Settings.require(field, !metadata.equals(resource), "must not be the address of the API itself");
      Settings.require(field, AUTHORIZATION_SERVERS.stream().noneMatch(metadata::contains),
          "must be the metadata of the protected resource (RFC 9728), and not the one of an authorization server");
    }
    return metadata;
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
