package org.muleentra.jwt.testkit.identity;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.http.JsonAnswer;
import org.muleentra.jwt.testkit.http.RecordedRequest;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.sts.MockSts;

/**
 * A host of managed identities on a loopback port of its own: {@link MockImds}, {@link MockAppService} or {@link MockArc}. Its
 * tokens are the mock Entra's. Thread-safe.
 */
public abstract class IdentityHost implements AutoCloseable {
  private final IdentityServer server;
  private final List<ManagedIdentity> identities;

  IdentityHost(MockEntra entra, String path, ManagedIdentity... identities) {
    this.identities = IdentityChoice.copy(identities);
    server = new IdentityServer(entra.sts(), path, this::answer);
  }

  abstract JsonAnswer answer(RecordedRequest request) throws IOException;

  /** @return the environment variables that a process on this host has */
  public abstract Map<String, String> environment();

  /** @return the address at which tokens are asked for, without a query */
  public String endpoint() {
    return server.url();
  }

  /** Hands out fresh tokens from now on, in place of those it keeps until they end: after a change of roles, for example. */
  public void forgetTokens() {
    server.forgetTokens();
  }

  /**
   * Lets the host go wrong until {@link #heal()}; its own errors are statuses: {@code Fault.status(410)}.
   *
   * @param fault how
   */
  public void fault(Fault fault) {
    server.fault(fault);
  }

  /** Ends all faults. */
  public void heal() {
    server.heal();
  }

  /** Really stops: connections are refused until {@link #restart()}. */
  public void stop() {
    server.stop();
  }

  /** Starts on the same port. */
  public void restart() {
    server.restart();
  }

  /** @return how many requests for tokens arrived, refused ones included */
  public int requests() {
    return server.requests();
  }

  /**
   * @return the latest request
   * @throws IllegalStateException when none has arrived
   */
  public RecordedRequest lastRequest() {
    return server.lastRequest();
  }

  /** Stops for good. */
  @Override
  public void close() {
    server.close();
  }

  IdentityServer server() {
    return server;
  }

  List<ManagedIdentity> identities() {
    return identities;
  }

  MockSts sts() {
    return server.sts();
  }
}
