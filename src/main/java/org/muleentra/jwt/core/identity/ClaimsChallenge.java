package org.muleentra.jwt.core.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.muleentra.jwt.core.token.StrictJson;

/**
 * What a token lacks, as Entra or an API behind us says it ("Claims challenges, claims requests, and client capabilities"); read
 * so that nothing is handed on to our own caller but one JSON object.
 */
final class ClaimsChallenge {

  private static final int MAXIMUM_CLAIMS = 4_096;
  private static final int MAXIMUM_HEADER = 16 * 1024;

  private ClaimsChallenge() {}

  /** The text where it is a JSON object, else {@code null}. */
  static String ofText(String json) {
    return !json.isEmpty() && json.length() <= MAXIMUM_CLAIMS && StrictJson.object(json.getBytes(StandardCharsets.UTF_8)) != null ? json : null;
  }

  /**
   * What an API's answer of 401 demands of the user, where that is more than another token.
   *
   * @param wwwAuthenticate the header's value, with one challenge or several (RFC 9110 §11.6.1), or {@code null}
   * @return {@code STEP_UP_REQUIRED}, with the claims of {@code insufficient_claims}, or without any for
   *     {@code insufficient_user_authentication} (RFC 9470 §3); {@code null} where no other sign-in is demanded
   */
  static TokenException ofHeader(String wwwAuthenticate) {
    if (wwwAuthenticate == null || wwwAuthenticate.length() > MAXIMUM_HEADER) {
      return null;
    }
    Parameters parameters = new Parameters(wwwAuthenticate);
    String error = null;
    String claims = null;
    boolean bearer = false;
    while (parameters.next()) {
      if (parameters.value == null) {
        bearer = parameters.name.equalsIgnoreCase("Bearer");
      } else if (bearer && parameters.name.equalsIgnoreCase("error")) {
        error = parameters.value;
      } else if (bearer && parameters.name.equalsIgnoreCase("claims")) {
        claims = decoded(parameters.value);
      }
    }
    boolean otherSignIn = "insufficient_user_authentication".equals(error);
    return otherSignIn || "insufficient_claims".equals(error) && claims != null
        ? new TokenException(TokenFault.STEP_UP_REQUIRED, "the API that was called demands more of the user, " + error + ": "
            + TokenFault.STEP_UP_REQUIRED.cure()).claiming(otherSignIn ? null : claims)
        : null;
  }

  /** In either alphabet, with or without padding, as the page has one and servers write the other. */
  private static String decoded(String base64) {
    try {
      return ofText(new String(Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/')), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /** The schemes and parameters of a header, one after the other. */
  private static final class Parameters {

    private final String text;
    private int at;
    private String name;
    /** {@code null} of a scheme. */
    private String value;

    Parameters(String text) {
      this.text = text;
    }

    /** Whether there is another; what makes no sense ends the header. */
    boolean next() {
      skip(" \t,");
      int from = at;
      while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      name = text.substring(from, at);
      value = null;
      int end = at;
      skip(" \t");
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        skip(" \t");
        value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
        return value != null;
      }
      at = end;
      return !name.isEmpty();
    }

    private String token() {
      int from = at;
      while (at < text.length() && " \t,".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }

    /** {@code null} where it does not end. */
    private String quoted() {
      StringBuilder quoted = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return quoted.toString();
        }
        if (c == '\\' && at + 1 < text.length()) {
          c = text.charAt(++at);
        }
        quoted.append(c);
      }
      return null;
    }

    private void skip(String characters) {
      while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
        at++;
      }
    }
  }
}
