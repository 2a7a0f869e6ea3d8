package org.muleentra.jwt.gateway.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.mule.runtime.api.scheduler.SchedulerService;
import org.mule.runtime.http.api.HttpService;
import org.mule.runtime.http.api.server.HttpServer;
import org.mule.runtime.http.api.server.HttpServerConfiguration;
import org.mule.runtime.http.api.server.ServerCreationException;

/** The one address that all listeners of an engine share. */
public final class HttpDoor implements AutoCloseable {

  private final HttpServer server;

  private HttpDoor(HttpServer server) {
    this.server = server;
  }

  /**
   * Opens the address; with port 0, on a port of the system's choice.
   *
   * @throws IOException where the address cannot be bound
   */
  public static HttpDoor open(HttpService service, SchedulerService schedulers, InetSocketAddress address) throws IOException {
    int port = address.getPort() == 0 ? freePort(address.getAddress()) : address.getPort();
    try {
      HttpServer server = service.getServerFactory().create(new HttpServerConfiguration.Builder()
          .setHost(address.getHostString())
          .setPort(port)
          .setName("gateway-" + port)
          .setSchedulerSupplier(schedulers::ioScheduler)
          .build());
      server.start();
      return new HttpDoor(server);
    } catch (ServerCreationException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The service keeps its servers by port and so cannot take 0 itself. */
  private static int freePort(InetAddress host) throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, host)) {
      return probe.getLocalPort();
    }
  }

  /** Returns the address that is open. */
  public InetSocketAddress address() {
    return new InetSocketAddress(server.getServerAddress().getIp(), server.getServerAddress().getPort());
  }

  HttpServer server() {
    return server;
  }

  @Override
  public void close() {
    server.stop();
    server.dispose();
  }
}
