package org.muleentra.jwt.core.error;

import java.util.Collection;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.Setting;

/** What stands in {@code WWW-Authenticate}, made of the configuration alone; immutable. */
public final class Challenge {

  /** The realm, or {@code null} for none. */
  public static final Setting<String, String> REALM = Setting.text("realm", Format.PRINTABLE);

  private final String realm;
  private final String authorizationUri;
  private final String resourceMetadata;
  private final String requiredScopes;

  /**
   * @param realm RFC 9110 §11.5, or {@code null} for none
   * @param authorizationUri where a client takes a claims challenge
   * @param resourceMetadata {@code resource_metadata} (RFC 9728 §5.1), or {@code null} for none
   * @param requiredScopes the scopes named where one lacks (RFC 6750 §3.1), as a client asks for them; may be empty
   */
  public Challenge(String realm, String authorizationUri, String resourceMetadata, Collection<String> requiredScopes) {
    this.realm = realm;
    this.authorizationUri = authorizationUri;
    this.resourceMetadata = resourceMetadata;
    String scopes = String.join(" ", requiredScopes);
    this.requiredScopes = !scopes.isEmpty() && scopes.chars().allMatch(Challenge::isOfScopes) ? scopes : null;
  }

  /** The challenge of a family, or {@code null} where the caller cannot help by other credentials. */
  String of(ErrorFamily family) {
    return family.challenges() ? of(family, null) : null;
  }

  /**
   * The challenge to who would be let in with another scope, which is named. To nobody else: a client asks for it again
   * and again where an app role, a group, another client or kind of caller is what lacks.
   */
  String ofMissingScope() {
    return of(ErrorFamily.FORBIDDEN, requiredScopes);
  }

  private String of(ErrorFamily family, String scope) {
    Parameters parameters = new Parameters().add("realm", realm).add("error", family.errorCode());
    if (family.errorCode() != null) {
      parameters.add("error_description", family.detail());
    }
    return parameters.add("scope", scope).add("resource_metadata", resourceMetadata).toString();
  }

  /** The challenge to step up, in the order and with the empty realm of Microsoft's documentation. */
  String of(StepUp stepUp) {
    return new Parameters().add("realm", realm == null ? "" : realm).add("authorization_uri", authorizationUri)
        .add("error", stepUp.error()).add("error_description", stepUp.description()).add(stepUp.parameter(), stepUp.value())
        .add("resource_metadata", resourceMetadata).toString();
  }

  /** What scopes and the spaces between may hold (RFC 6750 §3): an App ID URI may hold more, and is no such scope then. */
  private static boolean isOfScopes(int c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
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
