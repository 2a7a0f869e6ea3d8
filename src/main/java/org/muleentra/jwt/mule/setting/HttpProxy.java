package org.muleentra.jwt.mule.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mule.runtime.http.api.client.proxy.ProxyConfig;
import org.muleentra.jwt.core.error.InvalidSettingException;
import org.muleentra.jwt.mule.http.Route;

/** The proxy that settings state. */
final class HttpProxy {

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
  private static final Pattern EXCEPTION = Pattern.compile("\\*?[A-Za-z0-9.-]*[A-Za-z0-9]");
  private static final int MAXIMUM_PORT = 65535;

  private HttpProxy() {}

  /**
   * The proxy, or {@code null} where none is stated.
   *
   * @throws InvalidSettingException when the settings contradict each other or one cannot be
   */
  static ProxyConfig of(String host, int port, String username, String password, String nonProxyHosts) {
    if (isEmpty(host)) {
      refuseWithout("proxyHost", "proxyPort", port != 0);
      refuseWithout("proxyHost", "proxyUsername", !isEmpty(username));
      refuseWithout("proxyHost", "proxyPassword", !isEmpty(password));
      refuseWithout("proxyHost", "nonProxyHosts", !isEmpty(nonProxyHosts));
      return null;
    }
    if (!HOST.matcher(host).matches()) {
      throw new InvalidSettingException("proxyHost", "must be a host name or an IPv4 address, without scheme and port");
    }
    if (port < 1 || port > MAXIMUM_PORT) {
      throw new InvalidSettingException("proxyPort", "must be 1 to " + MAXIMUM_PORT + " with proxyHost");
    }
    refuseWithout("proxyUsername", "proxyPassword", isEmpty(username) && !isEmpty(password));
    return ProxyConfig.builder().host(host).port(port)
        .username(isEmpty(username) ? null : username(username))
        // The client would send an absent password as the word null.
        .password(password == null ? "" : text("proxyPassword", password))
        .nonProxyHosts(String.join(",", exceptions(nonProxyHosts)))
        .build();
  }

  private static void refuseWithout(String needed, String field, boolean stated) {
    if (stated) {
      throw new InvalidSettingException(field, "needs " + needed);
    }
  }

  /** RFC 7617 §2: a colon would end the name and begin the password. */
  private static String username(String value) {
    if (value.indexOf(':') >= 0) {
      throw new InvalidSettingException("proxyUsername", "must not hold a colon");
    }
    return text("proxyUsername", value);
  }

  private static String text(String field, String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidSettingException(field, "must not hold control characters");
    }
    return value;
  }

  private static List<String> exceptions(String value) {
    List<String> exceptions = new ArrayList<>(Route.NEVER_PROXIED);
    if (!isEmpty(value)) {
      for (String stated : value.split(",", -1)) {
        if (!EXCEPTION.matcher(stated.trim()).matches()) {
          throw new InvalidSettingException("nonProxyHosts",
              "must be host names with commas between, of which each may begin with an asterisk");
        }
        exceptions.add(stated.trim());
      }
    }
    return exceptions;
  }

  private static boolean isEmpty(String value) {
    return value == null || value.isEmpty();
  }
}
