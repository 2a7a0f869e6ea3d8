package org.muleentra.jwt.mule.gatekeeper;

/** A configuration that has a gatekeeper while it is started. */
public interface GatekeeperProvider {

  /**
   * The gatekeeper.
   *
   * @throws IllegalStateException while the configuration is not started, so that nobody passes unseen
   */
  RunningGatekeeper gatekeeper();
}
