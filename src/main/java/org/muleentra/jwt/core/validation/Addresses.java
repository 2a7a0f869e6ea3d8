package org.muleentra.jwt.core.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.muleentra.jwt.core.authority.MetadataAddress;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** The rules of settings that are addresses, or a part of one; of breaches the same holds as for {@link Settings}. */
final class Addresses {

  private Addresses() {}

  /** An address as text, or {@code null}. */
  static String url(String field, String value) {
    String text = Settings.printable(field, value);
    if (text != null) {
      address(field, text);
    }
    return text;
  }

  /** An address that paths are appended to, without a slash at its end; or {@code null}. */
  static String baseUrl(String field, String value) {
    String text = url(field, value);
    if (text == null) {
      return null;
    }
    Settings.require(field, address(field, text).getRawQuery() == null, "must not have a query");
    int end = text.length();
    while (text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }

  private static URI address(String field, String text) {
    try {
      URI uri = new URI(text);
      Settings.require(field, MetadataAddress.isSafe(uri),
          "must be an https address without credentials (plain http only to a loopback address)");
      return uri;
    } catch (URISyntaxException e) {
      throw new InvalidSettingException(field, "must be an absolute address");
    }
  }

  /** A host name in lower case, without scheme, port and path; or {@code null}. */
  static String host(String field, String value) {
    if (value == null || value.isEmpty()) {
      return null;
    }
    String text = Settings.text(field, value);
    Settings.require(field, text.chars().allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-'))
        && text.indexOf('.') > 0 && !text.endsWith(".") && !text.contains(".."), "must be a host name, such as login.example.com");
    return text.toLowerCase(Locale.ROOT);
  }
}
