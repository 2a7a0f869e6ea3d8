package org.muleentra.jwt.gateway.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.muleentra.jwt.gateway.engine.bytecode.EngineClasses;

/**
 * A Mule 4.1.1 engine inside this JVM, with one HTTP address for all its APIs.
 *
 * <p>Not for production: scheduler, expression language and HTTP listener are stand-ins. Engine, policies, extension loading,
 * XML configuration, security context and HTTP service are Mule's.
 */
public final class MuleEngine implements AutoCloseable {

  /** The engine's own default of 8 KiB is too little: a token that names 200 groups is about 12 kB. */
  private static final int HEADER_BYTES = 32 * 1024;

  static {
    EngineClasses.prepare();
    System.getProperties().putIfAbsent("mule.http.headerSectionSize", Integer.toString(HEADER_BYTES));
  }

  private final RunningEngine running;

  private MuleEngine(RunningEngine running) {
    this.running = running;
  }

  /**
   * Starts an engine on a loopback address, on a port of the system's choice.
   *
   * @param extensions classes annotated as SDK extensions
   */
  public static MuleEngine start(Class<?>... extensions) throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), extensions);
  }

  /**
   * Starts an engine on an address.
   *
   * @throws IOException where the address cannot be bound
   */
  public static MuleEngine start(InetSocketAddress listen, Class<?>... extensions) throws IOException {
    return new MuleEngine(RunningEngine.start(listen, WorkingDirectory.ofItsOwn(), EngineServices.OWN,
        List.of(extensions)));
  }

  /**
   * Starts an engine over what an earlier one left in a directory, such as persistent object stores; the directory stays.
   */
  public static MuleEngine startOver(Path directory, Class<?>... extensions) throws IOException {
    return new MuleEngine(RunningEngine.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        WorkingDirectory.at(directory), EngineServices.OWN, List.of(extensions)));
  }

  /** Starts an engine on a loopback address whose APIs are given other services than its own; those stay the caller's. */
  public static MuleEngine startWith(EngineServices services, Class<?>... extensions) throws IOException {
    return new MuleEngine(RunningEngine.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
        WorkingDirectory.ofItsOwn(), services, List.of(extensions)));
  }

  /**
   * Starts an API: its policy in a context of its own, then its application.
   *
   * @throws DeploymentException where the engine or the extension refuses it; nothing of it stays behind
   */
  public DeployedApi deploy(ApiSpec api) {
    return running.deploy(api);
  }

  /** Returns the address that is open. */
  public InetSocketAddress address() {
    return running.address();
  }

  /** Returns the URI of a path on this engine; the path may have a query string. */
  public URI uri(String path) {
    String host = address().getAddress().getHostAddress();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address().getPort() + path);
  }

  /** Names the schedulers that are not stopped: those of the engine and of the APIs that are deployed. */
  public List<String> schedulers() {
    return running.schedulers();
  }

  /** Stops all APIs and the engine, and gives the port back. */
  @Override
  public void close() {
    running.close();
  }
}
