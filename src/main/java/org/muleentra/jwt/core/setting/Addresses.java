package org.muleentra.jwt.core.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What settings that are addresses, or a part of one, must look like. */
public final class Addresses {

  private static final String SAFE = "must be an https address without credentials (plain http only to a loopback address)";

  /** An absolute address by which a server is reached, or told to clients. */
  public static final Format ADDRESS = Format.PRINTABLE
      .rule(Addresses::isUri, "must be an absolute address")
      .rule("[hH][tT][tT][pP][sS]?://[!$-;=?-Z\\[\\]_a-z~%]+", SAFE)
      .rule(text -> SafeAddress.isSafe(URI.create(text)), SAFE);

  /** An address that paths are appended to, read without a slash at its end. */
  public static final Format BASE = ADDRESS.rule("[^?]*", "must not have a query").reading(Addresses::withoutSlashes);

  /** A host name, read in lower case, without scheme, port and path. */
  public static final Format HOST = Format.TEXT
      .rule("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", "must be a host name, such as login.example.com")
      .reading(text -> text.toLowerCase(Locale.ROOT));

  private Addresses() {}

  /** The path of a base in lower case, with a slash at its end. */
  public static String pathOf(String base) {
    return withoutSlashes(URI.create(base).getRawPath().toLowerCase(Locale.ROOT)) + '/';
  }

  /** The host of an address in lower case. */
  public static String hostOf(String address) {
    return URI.create(address).getHost().toLowerCase(Locale.ROOT);
  }

  private static boolean isUri(String text) {
    try {
      new URI(text);
      return true;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** A text without the slashes at its end. */
  public static String withoutSlashes(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
