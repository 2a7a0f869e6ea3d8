package org.muleentra.jwt.core.error;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;

/** What a client is told so that its user can authenticate more strongly: the parameters of a challenge. Immutable. */
public final class StepUp {

  private final String error;
  private final String parameter;
  private final String value;

  private StepUp(String error, String parameter, String value) {
    this.error = error;
    this.parameter = parameter;
    this.value = value;
  }

  /**
   * A claims challenge for a Conditional Access authentication context: base64 of minified JSON (Microsoft identity
   * platform, "Claims challenges, claims requests, and client capabilities").
   */
  public static StepUp toContext(String context) {
    String json = "{\"access_token\":{\"acrs\":{\"essential\":true,\"value\":\"" + context + "\"}}}";
    return new StepUp("insufficient_claims", "claims",
        Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** A challenge to authenticate anew (RFC 9470 §3), at most {@code seconds} ago. */
  public static StepUp toRecentAuthentication(long seconds) {
    return new StepUp("insufficient_user_authentication", "max_age", Long.toString(seconds));
  }

  /** A challenge to authenticate by one of these methods (RFC 9470 §3). */
  public static StepUp toMethods(Collection<String> methods) {
    return new StepUp("insufficient_user_authentication", "acr_values", String.join(" ", methods));
  }

  /** The challenge's {@code error}. */
  String error() {
    return error;
  }

  /** The name of the parameter that says what is asked. */
  String parameter() {
    return parameter;
  }

  /** Its value, safe in a quoted string. */
  String value() {
    return value;
  }
}
