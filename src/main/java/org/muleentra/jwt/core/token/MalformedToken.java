package org.muleentra.jwt.core.token;

import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;

/** Tells which rule a token breaks that is not three base64url parts, as far as a look at its outside tells; in fixed words. */
final class MalformedToken {

  private static final String BRACKETS = "\"'`<>[]{}()\u00ab\u00bb\u2018\u2019\u201c\u201d";

  private MalformedToken() {}

  static Refusal refusal(String token) {
    if (BearerCredentials.beginsWithScheme(token)) {
      return Reason.TOKEN_MALFORMED.because("the scheme Bearer stands twice");
    }
    if (hasWhiteSpace(token)) {
      return Reason.TOKEN_MALFORMED.because("white space stands before, in or behind the token");
    }
    if (!token.isEmpty() && (isBracket(token.charAt(0)) || isBracket(token.charAt(token.length() - 1)))) {
      return Reason.TOKEN_MALFORMED.because("the token stands in quotation marks or brackets");
    }
    return token.indexOf('=') >= 0 ? Reason.TOKEN_MALFORMED.because("an equals sign stands in the token")
        : Reason.TOKEN_MALFORMED.refusal();
  }

  static boolean isWhiteSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  private static boolean hasWhiteSpace(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (isWhiteSpace(token.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBracket(char c) {
    return BRACKETS.indexOf(c) >= 0;
  }
}
