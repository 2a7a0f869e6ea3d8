package org.muleentra.jwt.core.request;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Looks for a parameter in a query or a form as the laxest server reads them: separated by {@code &} or {@code ;}, the
 * name in any case, percent-encoded once or more, with white space around it, as a list or with the characters that PHP
 * takes for an underscore.
 */
final class Parameters {

  /** How often a name may be percent-encoded: a proxy may decode once, a server again. */
  private static final int ROUNDS = 3;

  private final String wanted;

  /** @param wanted a name in lower case, of letters and underscores */
  Parameters(String wanted) {
    this.wanted = wanted;
  }

  /** Whether a query or a form, as it was sent, has the parameter. */
  boolean standIn(String encoded) {
    return standIn(encoded, null);
  }

  /** @param charset of the percent-encoded bytes, or {@code null} for any that holds ASCII */
  private boolean standIn(String encoded, Charset charset) {
    for (int start = 0; start < encoded.length();) {
      int end = start;
      int equals = -1;
      for (char c; end < encoded.length() && (c = encoded.charAt(end)) != '&' && c != ';'; end++) {
        if (c == '=' && equals < 0) {
          equals = end;
        }
      }
      if (end > start && isName(encoded.substring(start, equals < 0 ? end : equals), charset)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /**
   * Whether a form has the parameter.
   *
   * @param charset a foreign one that the form may be in, or {@code null}
   */
  boolean standIn(byte[] form, Charset charset) {
    return standIn(new String(form, StandardCharsets.ISO_8859_1), null)
        || charset != null && (standIn(new String(form, StandardCharsets.ISO_8859_1), charset)
            || standIn(new String(form, charset), charset));
  }

  /** Whether a name that may be encoded still is the wanted one for some server. */
  boolean isName(String encoded) {
    return isName(encoded, null);
  }

  private boolean isName(String encoded, Charset charset) {
    String name = encoded;
    for (int round = 0; round < ROUNDS; round++) {
      if (isRead(name) || charset != null && isRead(new String(name.getBytes(StandardCharsets.ISO_8859_1), charset))) {
        return true;
      }
      if (name.indexOf('%') < 0 && name.indexOf('+') < 0) {
        return false;
      }
      name = decoded(name);
    }
    return isRead(name) || charset != null && isRead(new String(name.getBytes(StandardCharsets.ISO_8859_1), charset));
  }

  private boolean isRead(String name) {
    String plain = PlainText.isAscii(name) ? name : PlainText.of(name);
    int list = plain.indexOf('[');
    int control = firstControl(plain);
    return isSpelt(plain) || list > 0 && isSpelt(plain.substring(0, list))
        || control > 0 && isSpelt(plain.substring(0, control));
  }

  private static int firstControl(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ') {
        return i;
      }
    }
    return -1;
  }

  /** Letter by letter, without control characters, and without white space around. */
  private boolean isSpelt(String name) {
    int at = 0;
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) <= ' ') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == 0x7F || c == ' ' && at == 0) {
        continue;
      }
      char read = c == ' ' || c == '.' || c == '[' ? '_' : c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (at == wanted.length() || wanted.charAt(at++) != read) {
        return false;
      }
    }
    return at == wanted.length();
  }

  /** One round of decoding, a byte a character; what is no encoding stays. */
  private static String decoded(String name) {
    StringBuilder decoded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      int high = c == '%' && i + 2 < name.length() ? Character.digit(name.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(name.charAt(i + 2), 16);
      if (low >= 0) {
        decoded.append((char) (high << 4 | low));
        i += 2;
      } else {
        decoded.append(c == '+' ? ' ' : c);
      }
    }
    return decoded.toString();
  }
}
