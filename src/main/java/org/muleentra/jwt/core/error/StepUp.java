package org.muleentra.jwt.core.error;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;

/** What a client is told so that it can come back with a better token: the parameters of a challenge. Immutable. */
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
    return claimsChallenge("acrs", context);
  }

  /**
   * A claims challenge for a token issued at a time or later, as after a revocation (Microsoft identity platform, "How to
   * use Continuous Access Evaluation enabled APIs").
   *
   * @param epochSecond in seconds since the epoch
   */
  public static StepUp toTokenFrom(long epochSecond) {
    return claimsChallenge("nbf", Long.toString(epochSecond));
  }

  private static StepUp claimsChallenge(String claim, String value) {
    String json = "{\"access_token\":{\"" + claim + "\":{\"essential\":true,\"value\":\"" + value + "\"}}}";
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
