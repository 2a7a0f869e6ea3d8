package org.muleentra.jwt.core.request;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Reads a {@code Content-Type} for whether some server takes the body for a form. */
final class FormType {

  /** Anywhere in the value: it may be the second of two, joined by a comma, and a server may take either. */
  private static final String SUBTYPE = "x-www-form-urlencoded";

  private static final String CHARSET = "charset=";

  private static final String SYNTAX = "access_token=&;%+0123456789";

  private FormType() {}

  static boolean isForm(String contentType) {
    return plain(contentType).contains(SUBTYPE);
  }

  /**
   * The charset in which a server may read the form, where its letters are not those of ASCII, as of UTF-16 and of
   * EBCDIC; else {@code null}.
   */
  static Charset foreignCharset(String contentType) {
    String plain = plain(contentType);
    int start = plain.indexOf(CHARSET);
    if (start < 0) {
      return null;
    }
    int end = start + CHARSET.length();
    while (end < plain.length() && plain.charAt(end) != ';' && plain.charAt(end) != ',') {
      end++;
    }
    try {
      Charset charset = Charset.forName(plain.substring(start + CHARSET.length(), end));
      return Arrays.equals(new String(SYNTAX.getBytes(StandardCharsets.US_ASCII), charset).toCharArray(),
          SYNTAX.toCharArray()) ? null : charset;
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** In lower case, without white space, quotes and control characters, which some server overlooks. */
  private static String plain(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (char c : value.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c > ' ' && c != '"' && c != '\'' && c != 0x7F && c != 0xA0) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
