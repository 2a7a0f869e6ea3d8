package org.muleentra.jwt.gateway.console;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;

/**
 * Whether a request comes from the console's own page. A browser on this machine would also carry requests of any other site here, under
 * a name of that site which leads to 127.0.0.1 (DNS rebinding) or across origins (Fetch standard, section 3.2: {@code Origin} is sent with
 * every POST).
 */
final class OwnPage {

  private OwnPage() {}

  /** Whether the request is addressed to this port by the name of this machine. */
  static boolean isAddressed(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().isLoopbackAddress() && authority(exchange, "Host", "");
  }

  /** Whether the page itself asks. */
  static boolean asks(HttpExchange exchange) {
    return authority(exchange, "Origin", "http://")
        && exchange.getRequestHeaders().get("Origin").get(0).equals("http://" + exchange.getRequestHeaders().getFirst("Host"));
  }

  private static boolean authority(HttpExchange exchange, String header, String scheme) {
    int port = exchange.getLocalAddress().getPort();
    List<String> values = exchange.getRequestHeaders().get(header);
    return values != null && values.size() == 1
        && (values.get(0).equals(scheme + "127.0.0.1:" + port) || values.get(0).equals(scheme + "localhost:" + port));
  }
}
