package org.muleentra.jwt.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy that knows every host as this machine, opens tunnels (CONNECT) alone, and may ask for credentials. */
final class ForwardProxy implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tunnels = new CopyOnWriteArrayList<>();
  private final String credentials;

  private ForwardProxy(String credentials) throws IOException {
    this.credentials = credentials;
    threads.submit(this::accept);
  }

  static ForwardProxy start() throws IOException {
    return new ForwardProxy(null);
  }

  /** Asks for credentials by HTTP Basic (RFC 7617). */
  static ForwardProxy startFor(String username, String password) throws IOException {
    return new ForwardProxy("Basic "
        + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  int port() {
    return server.getLocalPort();
  }

  /** The first line of every request. */
  List<String> requests() {
    return requests;
  }

  /** Where tunnels were opened to. */
  List<String> tunnels() {
    return tunnels;
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      open.add(client);
      threads.submit(() -> serve(client));
    }
  }

  private Void serve(Socket client) throws IOException {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      while (true) {
        List<String> head = head(in);
        String[] request = head.get(0).split(" ");
        requests.add(head.get(0));
        if (credentials != null && !head.contains("Proxy-Authorization: " + credentials)) {
          answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0");
        } else if (!request[0].equals("CONNECT")) {
          answer(client, "405 Method Not Allowed\r\nContent-Length: 0");
        } else {
          tunnels.add(request[1]);
          tunnel(client, in, Integer.parseInt(request[1].substring(request[1].lastIndexOf(':') + 1)));
          return null;
        }
      }
    } finally {
      open.remove(client);
    }
  }

  private void tunnel(Socket client, InputStream in, int port) throws IOException {
    try (Socket target = new Socket("127.0.0.1", port)) {
      open.add(target);
      answer(client, "200 Connection established");
      threads.submit(() -> pipe(target, client));
      copy(in, target.getOutputStream());
    }
  }

  private static void answer(Socket client, String status) throws IOException {
    client.getOutputStream().write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  private static Void pipe(Socket from, Socket to) throws IOException {
    try (to) {
      copy(from.getInputStream(), to.getOutputStream());
    }
    return null;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] chunk = new byte[8192];
    for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
      to.write(chunk, 0, count);
      to.flush();
    }
  }

  private static List<String> head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("no whole request");
      }
      head.write(b);
    }
    return List.of(head.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
