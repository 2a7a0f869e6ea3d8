package org.muleentra.jwt.core.token;

import java.util.List;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.request.FieldName;
import org.muleentra.jwt.core.setting.Setting;

/**
 * Reads the one bearer token out of the Authorization field, or refuses before any other work.
 *
 * <p>The scheme in any case, one or more spaces, the token (RFC 6750 §2.1, RFC 9110 §11.1 and §11.4), and nothing else; a
 * refusal says which of these is broken, in fixed words.
 */
public final class BearerCredentials {

  /** The longest token that is looked at, in characters; Entra's with 200 groups has about 11,700. */
  public static final Setting<Integer, Integer> MAXIMUM_TOKEN_SIZE =
      Setting.number("maximumTokenSize", "characters", 1024, 1024 * 1024, 24 * 1024);

  private static final String SCHEME = "bearer";

  private final int maximumTokenSize;

  /** @param maximumTokenSize in characters, without the scheme; a longer token is refused unseen */
  public BearerCredentials(int maximumTokenSize) {
    this.maximumTokenSize = maximumTokenSize;
  }

  /**
   * The token of a request.
   *
   * @param authorization all values of the Authorization field, one entry a header line
   * @return the token, not yet looked into
   */
  public Outcome<BearerToken> fromHeader(List<String> authorization) {
    if (authorization.isEmpty()) {
      return Outcome.refused(Reason.NO_CREDENTIALS);
    }
    if (authorization.size() > 1) {
      return Outcome.refused(Reason.SEVERAL_CREDENTIALS);
    }
    return fromValue(authorization.get(0));
  }

  private Outcome<BearerToken> fromValue(String value) {
    if (value == null) {
      return Outcome.refused(Reason.NO_CREDENTIALS);
    }
    if (!beginsWithScheme(value)) {
      return Outcome.refused(otherScheme(value));
    }
    // Two header lines may arrive as one, with a comma between (RFC 9110 §5.3); no token has one.
    if (value.indexOf(',', SCHEME.length()) >= 0) {
      return Outcome.refused(Reason.SEVERAL_CREDENTIALS.because(
          "a comma stands in the Authorization header, as between two credentials"));
    }
    int start = behindSpaces(value, SCHEME.length());
    if (behindWhiteSpace(value, start) == value.length()) {
      return Outcome.refused(Reason.TOKEN_MALFORMED.because("the Bearer scheme stands without a token"));
    }
    String intruder = intruder(value.charAt(start), start > SCHEME.length());
    if (intruder != null) {
      return Outcome.refused(Reason.TOKEN_MALFORMED.because(
          "between Bearer and the token stands " + intruder + ", where only spaces may (RFC 6750 section 2.1)"));
    }
    return value.length() - start > maximumTokenSize ? Outcome.refused(Reason.TOKEN_TOO_LARGE) : Outcome.of(new BearerToken(value, start));
  }

  /** Whether a value is a compact token alone, as it stands behind the scheme; nothing is said of the token. */
  public static boolean isTokenAlone(String value) {
    int dot = value.indexOf('.');
    int space = value.indexOf(' ');
    // A compact token has dots and no space, and begins with a JSON object in base64url, which never reads "Bearer".
    return dot >= 0 && (space < 0 || dot < space) && !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  /** Not where the name goes on, as in {@code BearerX}. */
  static boolean beginsWithScheme(String value) {
    int end = SCHEME.length();
    return value.regionMatches(true, 0, SCHEME, 0, end) && (value.length() == end || !FieldName.isTokenCharacter(value.charAt(end)));
  }

  private static Refusal otherScheme(String value) {
    int start = behindWhiteSpace(value, 0);
    if (start == value.length()) {
      return Reason.NO_CREDENTIALS.because("the Authorization header is empty");
    }
    if (start > 0) {
      return Reason.SCHEME_NOT_BEARER.because("white space stands before the scheme");
    }
    return FieldName.isTokenCharacter(value.charAt(0)) && isTokenAlone(value)
        ? Reason.SCHEME_NOT_BEARER.because("the token stands without the scheme Bearer before it")
        : Reason.SCHEME_NOT_BEARER.refusal();
  }

  /** What stands where the token should begin, or {@code null} where it may begin so. */
  private static String intruder(char c, boolean behindSpaces) {
    switch (c) {
      case ':':
        return "a colon";
      case '=':
        return "an equals sign";
      case '\t':
        return "a tab";
      case '\r':
      case '\n':
        return "a line break";
      default:
        if (behindSpaces && c > ' ' && c < 0x7f) {
          return null;
        }
        return c == '"' ? "a quotation mark" : "another character";
    }
  }

  private static int behindSpaces(String value, int from) {
    int at = from;
    while (at < value.length() && value.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static int behindWhiteSpace(String value, int from) {
    int at = from;
    while (at < value.length() && MalformedToken.isWhiteSpace(value.charAt(at))) {
      at++;
    }
    return at;
  }
}
