package org.muleentra.jwt.core.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.muleentra.jwt.core.authority.MetadataAddress;
import org.muleentra.jwt.core.error.InvalidSettingException;

/** The rules of settings that are addresses, or a part of one; of breaches the same holds as for {@link Settings}. */
final class Addresses {

  /** Where Entra itself is asked, by whichever name: nothing of its metadata lies below a path of our choosing. */
  private static final Set<String> LOGIN_HOSTS = new HashSet<>(Arrays.asList(
      "login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net",
      "login.microsoftonline.us", "login.usgovcloudapi.net", "login.partner.microsoftonline.cn",
      "login.chinacloudapi.cn", "sts.chinacloudapi.cn"));

  private static final Set<String> GRAPH_HOSTS = new HashSet<>(Arrays.asList(
      "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn"));

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

  /** Where metadata is read: the beginning alone, as tenant, version and file follow. */
  static String metadataBase(String field, String value) {
    String base = baseUrl(field, value);
    if (base != null) {
      URI uri = address(field, base);
      String path = uri.getRawPath().toLowerCase(Locale.ROOT) + '/';
      boolean whole = path.contains("/.well-known/") || path.contains("/oauth2/") || path.indexOf("/discovery/") >= 0
          && !path.endsWith("/discovery/") || isOfEntra(uri.getHost().toLowerCase(Locale.ROOT)) && !path.equals("/");
      Settings.require(field, !whole, "must be the base that tenant, version and /.well-known/openid-configuration "
          + "are appended to, such as https://login.microsoftonline.com");
    }
    return base;
  }

  /** Where Microsoft Graph is: the beginning alone, as version and resource follow. */
  static String graphBase(String field, String value) {
    String base = baseUrl(field, value);
    if (base != null) {
      URI uri = address(field, base);
      String path = uri.getRawPath().toLowerCase(Locale.ROOT) + '/';
      Settings.require(field, !path.contains("/v1.0/")
          && (path.equals("/") || !GRAPH_HOSTS.contains(uri.getHost().toLowerCase(Locale.ROOT))),
          "must be the base that /v1.0 and resource are appended to, such as https://graph.microsoft.com");
    }
    return base;
  }

  private static boolean isOfEntra(String host) {
    return LOGIN_HOSTS.contains(host) || host.endsWith(".ciamlogin.com") || host.endsWith(".b2clogin.com");
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
