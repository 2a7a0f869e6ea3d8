package org.muleentra.jwt.gateway.replicas;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One port for all replicas: each connection goes to the next of them in turn.
 *
 * <p>A replica that refuses a connection gets none until it is added again, and the connection goes to the one after it, as a load
 * balancer does that checks health; bytes that a replica took are never sent again.
 */
final class LoadBalancer implements AutoCloseable {

  private static final int BACKLOG = 200;
  private static final int CONNECT_MILLIS = 10_000;

  private final ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<InetSocketAddress> replicas = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  private LoadBalancer() throws IOException {
    threads.submit(this::accept);
  }

  static LoadBalancer start() throws IOException {
    return new LoadBalancer();
  }

  void add(InetSocketAddress replica) {
    replicas.add(replica);
  }

  InetSocketAddress address() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** How many connections went to another replica than the one whose turn it was. */
  int refusals() {
    return refusals.get();
  }

  private Void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      open.add(client);
      threads.submit(() -> serve(client));
    }
  }

  private Void serve(Socket client) throws IOException {
    try (client; Socket replica = next()) {
      open.add(replica);
      threads.submit(() -> pass(client, replica));
      copy(replica.getInputStream(), client.getOutputStream());
      open.remove(replica);
    } finally {
      open.remove(client);
    }
    return null;
  }

  private Socket next() throws IOException {
    while (true) {
      List<InetSocketAddress> now = List.copyOf(replicas);
      if (now.isEmpty()) {
        throw new IOException("no replica takes connections");
      }
      InetSocketAddress replica = now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
      Socket socket = new Socket();
      try {
        socket.connect(replica, CONNECT_MILLIS);
        return socket;
      } catch (ConnectException refused) {
        socket.close();
        replicas.remove(replica);
        refusals.incrementAndGet();
      }
    }
  }

  private static Void pass(Socket from, Socket to) throws IOException {
    copy(from.getInputStream(), to.getOutputStream());
    to.shutdownOutput();
    return null;
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] chunk = new byte[8192];
    for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
      to.write(chunk, 0, count);
      to.flush();
    }
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
