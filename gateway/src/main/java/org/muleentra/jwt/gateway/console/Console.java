package org.muleentra.jwt.gateway.console;

import java.net.URI;
import java.util.Map;
import org.muleentra.jwt.testkit.http.LoopbackServer;

/** The page and what it asks, served on a loopback port of its own. Thread-safe. */
public final class Console implements AutoCloseable {

  private final LoopbackServer server;
  private final URI uri;

  private Console(LoopbackServer server) {
    this.server = server;
    this.uri = URI.create("http://127.0.0.1:" + server.port() + "/");
  }

  /**
   * Opens it on a port of the system's choice.
   *
   * @param endpoints what the page may ask, by the path behind {@code /api/}, such as {@code form/check}
   */
  public static Console open(Map<String, Endpoint> endpoints) {
    LoopbackServer server = new LoopbackServer(0, new ConsoleRoutes(PageFiles.load(), Map.copyOf(endpoints)));
    server.start();
    return new Console(server);
  }

  /** Where a browser finds it. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    server.close();
  }
}
