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
    return toClaims("{\"access_token\":{\"" + claim + "\":{\"essential\":true,\"value\":\"" + value + "\"}}}");
  }

  /**
   * A claims challenge of Entra's own, handed on to the caller (the page above).
   *
   * @param json an object as Entra wrote it
   */
  public static StepUp toClaims(String json) {
    return new StepUp("insufficient_claims", null, "claims",
        Base64.getEncoder().encodeToString(minified(json).getBytes(StandardCharsets.UTF_8)));
  }

  /** Without the white space between its tokens, as the page asks. */
  private static String minified(String json) {
    StringBuilder text = new StringBuilder(json.length());
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted && c == '\\') {
        text.append(c).append(json.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      if (quoted || c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** A challenge to sign in anew, where Entra does not say what it wants (RFC 9470 §3). */
  public static StepUp toSignIn() {
    return new StepUp(OTHER_AUTHENTICATION, "The user must sign in anew.", null, null);
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
