package org.muleentra.jwt.core.error;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a client is told so that it can come back with a better token: the parameters of a challenge. Immutable. */
public final class StepUp {

  private static final String OTHER_AUTHENTICATION = "insufficient_user_authentication";

  private final String error;
  private final String description;
  private final String parameter;
  private final String value;

  private StepUp(String error, String description, String parameter, String value) {
    this.error = error;
    this.description = description;
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
    return new StepUp("insufficient_claims", null, "claims",
        Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** A challenge to authenticate anew (RFC 9470 §3), at most {@code seconds} ago. */
  public static StepUp toRecentAuthentication(long seconds) {
    return new StepUp(OTHER_AUTHENTICATION, null, "max_age", Long.toString(seconds));
  }

  /**
   * A challenge to authenticate by another method (RFC 9470 §3). It names none: {@code acr_values} hold references to
   * authentication contexts ({@code acr}, OpenID Connect Core 1.0 §2), and a method ({@code amr}, RFC 8176) is no such.
   */
  public static StepUp toOtherMethod() {
    return new StepUp(OTHER_AUTHENTICATION, "The user must sign in by another method.", null, null);
  }

  /** The challenge's {@code error}. */
  String error() {
    return error;
  }

  /** The challenge's {@code error_description}, or {@code null} for none. */
  String description() {
    return description;
  }

  /** The name of the parameter that says what is asked, or {@code null} for none. */
  String parameter() {
    return parameter;
  }

  /** Its value, safe in a quoted string, or {@code null}. */
  String value() {
    return value;
  }
}
