package org.muleentra.jwt.testkit.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on one loopback port that may stop and start again. While it is stopped the port stays reserved by a
 * bound socket that does not listen: connections are refused, and nobody else gets the port. Thread-safe.
 */
public final class LoopbackServer implements AutoCloseable {

  static {
    // Otherwise the JDK's server answers kept-alive connections 40 ms late (Nagle meets delayed ACK, RFC 9293 §3.7.4). It reads this once.
    System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
  }

  private final InetSocketAddress address;
  private final HttpHandler handler;
  private Socket reservation;
  private HttpServer server;
  private ExecutorService threads;
  private boolean closed;

  /** Reserves the port; 0 takes any free one. */
  public LoopbackServer(int port, HttpHandler handler) {
    this.handler = handler;
    try {
      InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      reservation = reserve(new InetSocketAddress(loopback, port));
      address = new InetSocketAddress(loopback, reservation.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot bind the loopback port " + port, e);
    }
  }

  public int port() {
    return address.getPort();
  }

  public synchronized boolean isRunning() {
    return server != null;
  }

  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("the mock is closed");
    }
    if (server != null) {
      return;
    }
    try {
      release();
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on the loopback port " + address.getPort(), e);
    }
    threads = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "mock-entra-" + address.getPort());
      thread.setDaemon(true);
      return thread;
    });
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  public synchronized void stop() {
    if (server == null) {
      return;
    }
    halt();
    try {
      reservation = reserve(address);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the loopback port " + address.getPort(), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (server != null) {
      halt();
    }
    try {
      release();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give the loopback port back", e);
    }
  }

  private void halt() {
    server.stop(0);
    threads.shutdownNow();
    server = null;
  }

  private static Socket reserve(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    // Connections of the stopped server may still linger on the port (TIME_WAIT).
    socket.setReuseAddress(true);
    socket.bind(address);
    return socket;
  }

  private void release() throws IOException {
    if (reservation != null) {
      reservation.close();
      reservation = null;
    }
  }
}
