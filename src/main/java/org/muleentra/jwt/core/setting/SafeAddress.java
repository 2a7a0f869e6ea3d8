package org.muleentra.jwt.core.setting;

import java.net.URI;

/** Which addresses metadata may be read from: https, or plain http to this very machine. */
public final class SafeAddress {

  private SafeAddress() {}

  /** Whether the address is absolute, has a host and no credentials, and is https, or http to a loopback address. */
  public static boolean isSafe(URI uri) {
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      return false;
    }
    return "https".equalsIgnoreCase(uri.getScheme())
        || "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost());
  }

  /**
   * Whether two safe addresses are of one host as the web knows it: scheme, name and port (RFC 6454 §4).
   *
   * <p>Another port is another server, perhaps of another owner. The names of this machine count as one name.
   */
  public static boolean isSameHost(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && (one.getHost().equalsIgnoreCase(other.getHost()) || isLoopback(one.getHost()) && isLoopback(other.getHost()))
        && port(one) == port(other);
  }

  /** The port that is meant, stated or not (RFC 9110 §4.2). */
  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /** By its spelling alone: resolving a name would ask the network what to trust. */
  private static boolean isLoopback(String host) {
    return "localhost".equalsIgnoreCase(host) || "[::1]".equals(host) || isLoopbackV4(host);
  }

  private static boolean isLoopbackV4(String host) {
    String[] octets = host.split("\\.", -1);
    if (octets.length != 4 || !"127".equals(octets[0])) {
      return false;
    }
    for (String octet : octets) {
      if (octet.isEmpty() || octet.length() > 3 || !octet.chars().allMatch(c -> c >= '0' && c <= '9')
          || Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }
}
