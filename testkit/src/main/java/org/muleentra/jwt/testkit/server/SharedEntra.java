package org.muleentra.jwt.testkit.server;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenOrder;

/**
 * One mock for the whole JVM behind static methods of simple types, for callers who cannot hold an object: a Java module
 * in an MUnit suite, a script. Thread-safe.
 *
 * <p>Whoever writes Java takes {@link MockEntra} itself.
 */
public final class SharedEntra {
  private static MockEntra entra;

  private SharedEntra() {}

  /**
   * Starts the mock of {@link Contoso} on any free loopback port; one that is already there stays.
   *
   * @return the metadata base URL
   */
  public static String start() {
    return start(0);
  }

  /**
   * Starts the mock of {@link Contoso}; one that is already there stays.
   *
   * @param port the loopback port, 0 for any free one
   * @return the metadata base URL
   * @throws IllegalStateException when the mock is already there on another port
   */
  public static synchronized String start(int port) {
    if (entra == null) {
      entra = MockEntra.builder().port(port).start();
    } else if (port != 0 && port != entra.port()) {
      throw new IllegalStateException("the mock already runs on port " + entra.port());
    }
    return entra.baseUrl();
  }

  /** Stops the mock for good, with its keys; the next {@link #start()} makes another. Without one nothing happens. */
  public static synchronized void stop() {
    if (entra != null) {
      entra.close();
      entra = null;
    }
  }

  /** @return the metadata base URL, which is the Graph base URL too */
  public static String baseUrl() {
    return running().baseUrl();
  }

  /**
   * Signs a valid user's token.
   *
   * @return the compact token
   */
  public static String token() {
    return token(Collections.emptyMap());
  }

  /**
   * Signs a token to order, with the members of the mint: see {@link MockEntra}.
   *
   * @param order for example <code>{kind: "app", roles: ["Orders.Read.All"]}</code>
   * @return the compact token
   * @throws IllegalArgumentException when the order is not understood
   */
  public static String token(Map<String, Object> order) {
    MockEntra running = running();
    return TokenOrder.of(order).sign(running.mint(), running.tenantId());
  }

  /**
   * As {@link #token(Map)}, ready for the header.
   *
   * @param order the members of the mint
   * @return {@code Bearer} and the compact token
   */
  public static String authorization(Map<String, Object> order) {
    return "Bearer " + token(order);
  }

  /**
   * Sets somebody's groups in the mock Graph, see {@link MockGraph#membership(String, String...)}.
   *
   * @param objectId the object id
   * @param groups the groups' object ids
   */
  public static void membership(String objectId, List<String> groups) {
    running().graph().membership(objectId, groups);
  }

  /**
   * Disables an account in the mock Graph.
   *
   * @param objectId the object id
   */
  public static void disableAccount(String objectId) {
    running().graph().disable(objectId);
  }

  /**
   * Enables an account in the mock Graph.
   *
   * @param objectId the object id
   */
  public static void enableAccount(String objectId) {
    running().graph().enable(objectId);
  }

  /** Signs with a new key that is published beside the old ones. */
  public static void rotateKeys() {
    running().rotate();
  }

  /** Refuses connections until {@link #recover()}. */
  public static void outage() {
    running().stop();
  }

  /** Ends {@link #outage()}, on the same port and with the same keys. */
  public static void recover() {
    running().restart();
  }

  private static synchronized MockEntra running() {
    if (entra == null) {
      throw new IllegalStateException("the mock has not been started");
    }
    return entra;
  }
}
