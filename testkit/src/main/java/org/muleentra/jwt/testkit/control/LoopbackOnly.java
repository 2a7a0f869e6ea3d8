package org.muleentra.jwt.testkit.control;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a request is of this machine and of nobody else's page. The server listens on loopback alone; a browser on the
 * machine would still carry requests of any site there, and a name of that site that leads to 127.0.0.1 (DNS rebinding).
 */
final class LoopbackOnly {
  private static final Set<String> NAMES = new HashSet<>(Arrays.asList("127.0.0.1", "localhost", "[::1]"));

  private LoopbackOnly() {}

  static boolean admits(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().get("Host");
    List<String> origins = exchange.getRequestHeaders().get("Origin");
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
        && hosts != null && hosts.size() == 1 && isLoopback("http://" + hosts.get(0))
        && (origins == null || origins.stream().allMatch(LoopbackOnly::isLoopback));
  }

  private static boolean isLoopback(String origin) {
    try {
      String host = new URI(origin).getHost();
      return host != null && NAMES.contains(host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
