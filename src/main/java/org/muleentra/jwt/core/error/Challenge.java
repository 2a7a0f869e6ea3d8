package org.muleentra.jwt.core.error;

import java.util.Collection;

/** What stands in {@code WWW-Authenticate}, made of the configuration alone; immutable. */
public final class Challenge {

  private final String realm;
  private final String authorizationUri;
  private final String resourceMetadata;
  private final String requiredScopes;

  /**
   * @param realm RFC 9110 §11.5, or {@code null} for none
   * @param authorizationUri where a client takes a claims challenge
   * @param resourceMetadata {@code resource_metadata} (RFC 9728 §5.1), or {@code null} for none
   * @param requiredScopes the scopes named where permission lacks (RFC 6750 §3.1); may be empty
   */
  public Challenge(String realm, String authorizationUri, String resourceMetadata, Collection<String> requiredScopes) {
    this.realm = realm;
    this.authorizationUri = authorizationUri;
    this.resourceMetadata = resourceMetadata;
    this.requiredScopes = requiredScopes.isEmpty() ? null : String.join(" ", requiredScopes);
  }

  /** The challenge of a family, or {@code null} where the caller cannot help by other credentials. */
  String of(ErrorFamily family) {
    if (!family.challenges()) {
      return null;
    }
    Parameters parameters = new Parameters().add("realm", realm).add("error", family.errorCode());
    if (family.errorCode() != null) {
      parameters.add("error_description", family.detail());
    }
    if (family == ErrorFamily.FORBIDDEN) {
      parameters.add("scope", requiredScopes);
    }
    return parameters.add("resource_metadata", resourceMetadata).toString();
  }

  /** The challenge to step up, in the order and with the empty realm of Microsoft's documentation. */
  String of(StepUp stepUp) {
    return new Parameters().add("realm", realm == null ? "" : realm).add("authorization_uri", authorizationUri)
        .add("error", stepUp.error()).add(stepUp.parameter(), stepUp.value())
        .add("resource_metadata", resourceMetadata).toString();
  }

  private static final class Parameters {

    private final StringBuilder text = new StringBuilder("Bearer");
    private String separator = " ";

    Parameters add(String name, String value) {
      if (value != null) {
        text.append(separator).append(name).append("=\"").append(quoted(value)).append('"');
        separator = ", ";
      }
      return this;
    }

    /** A quoted-string's content (RFC 9110 §5.6.4). */
    private static String quoted(String value) {
      return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
