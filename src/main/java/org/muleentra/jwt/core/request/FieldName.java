package org.muleentra.jwt.core.request;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * The name of a header field as servers read it, from the strictest to the laxest. What one of them takes for a field is
 * that field here, for looking and for taking away alike.
 *
 * <p>A name that is a token (RFC 9110 §5.1) has one reading, {@link #fold}. One that is none should have been refused by
 * the server (RFC 9112 §5.1) and was not; then others may drop what does not belong into a name, or end it there, or take
 * letters of other widths for plain ones, and each of these readings counts.
 */
public final class FieldName {

  private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

  private FieldName() {}

  /**
   * A name as the laxest backend reads it: CGI and its heirs take case, hyphen, underscore and dot for the same, and
   * some servers overlook white space around a name.
   *
   * @return letters and digits in lower case, with one hyphen for whatever is between them
   */
  public static String fold(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    boolean gap = false;
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (isPlain(c)) {
        folded.append(gap && folded.length() > 0 ? "-" : "").append(c);
        gap = false;
      } else {
        gap = true;
      }
    }
    return folded.toString();
  }

  /** Whether some server takes {@code name} for the field of this folded name. */
  public static boolean isReadAs(String name, String folded) {
    return isToken(name) ? foldsTo(name, folded) : isReadAs(name, folded::equals);
  }

  /** Whether some server takes {@code name} for a field whose folded name is wanted. */
  public static boolean isReadAs(String name, Predicate<String> wanted) {
    return wanted.test(fold(name)) || !isToken(name)
        && (hasReading(name, wanted) || !PlainText.isAscii(name) && hasReading(PlainText.of(name), wanted));
  }

  /** Whether every server takes {@code name} for the field of this folded name: it is that name, in any case. */
  static boolean isExactly(String name, String folded) {
    return name.length() == folded.length() && isToken(name) && foldsTo(name, folded);
  }

  /** Of a name that is no token: without what does not belong into it, and each part between. */
  private static boolean hasReading(String name, Predicate<String> wanted) {
    StringBuilder without = new StringBuilder(name.length());
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i < name.length() && isTokenCharacter(name.charAt(i))) {
        without.append(name.charAt(i));
      } else {
        if (i > start && wanted.test(fold(name.substring(start, i)))) {
          return true;
        }
        start = i + 1;
      }
    }
    return wanted.test(fold(without.toString()));
  }

  /** {@code fold(name).equals(folded)}, at no cost: asked of every header of a request. */
  private static boolean foldsTo(String name, String folded) {
    int at = 0;
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (!isPlain(lower)) {
        gap = at > 0;
        continue;
      }
      if (gap && !(at < folded.length() && folded.charAt(at++) == '-')) {
        return false;
      }
      if (at == folded.length() || folded.charAt(at++) != lower) {
        return false;
      }
      gap = false;
    }
    return at == folded.length();
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /** RFC 9110 §5.6.2; no name at all is none. */
  public static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isTokenCharacter(name.charAt(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  /** Whether it may stand in a token, as names of fields and of schemes are (RFC 9110 §5.6.2). */
  public static boolean isTokenCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_PUNCTUATION.indexOf(c) >= 0;
  }
}
