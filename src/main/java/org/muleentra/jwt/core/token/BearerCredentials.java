package org.muleentra.jwt.core.token;

import java.util.List;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;

/** Reads the one bearer token out of the Authorization field (RFC 6750 §2.1), or refuses before any other work. */
public final class BearerCredentials {

  private static final String SCHEME = "bearer";

  private final int maximumTokenSize;

  /** @param maximumTokenSize in characters; a longer token is refused before any other look at it */
  public BearerCredentials(int maximumTokenSize) {
    this.maximumTokenSize = maximumTokenSize;
  }

  /**
   * The token of a request.
   *
   * @param authorization all values of the Authorization field, one entry a header line
   * @return the compact token, not yet looked into
   */
  public Outcome<String> fromHeader(List<String> authorization) {
    if (authorization.isEmpty()) {
      return Outcome.refused(Reason.NO_CREDENTIALS);
    }
    if (authorization.size() > 1) {
      return Outcome.refused(Reason.SEVERAL_CREDENTIALS);
    }
    return fromValue(authorization.get(0));
  }

  private Outcome<String> fromValue(String value) {
    if (value == null || value.isEmpty()) {
      return Outcome.refused(Reason.NO_CREDENTIALS);
    }
    if (value.length() > maximumTokenSize + SCHEME.length() + 1) {
      return Outcome.refused(Reason.TOKEN_TOO_LARGE);
    }
    int space = SCHEME.length();
    if (!value.regionMatches(true, 0, SCHEME, 0, space) || value.length() > space && isTokenCharacter(value.charAt(space))) {
      return Outcome.refused(Reason.SCHEME_NOT_BEARER);
    }
    int start = space;
    while (start < value.length() && value.charAt(start) == ' ') {
      start++;
    }
    if (start == space || start == value.length()) {
      return Outcome.refused(Reason.TOKEN_MALFORMED.because("the Bearer scheme stands without a token"));
    }
    if (value.indexOf(',', start) >= 0) {
      return Outcome.refused(Reason.SEVERAL_CREDENTIALS);
    }
    return Outcome.of(value.substring(start));
  }

  /** Whether the scheme's name goes on here, as in {@code BearerX} (token characters, RFC 9110 §5.6.2). */
  private static boolean isTokenCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }
}
