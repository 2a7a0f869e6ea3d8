package org.muleentra.jwt.mule.gatekeeper;

import org.muleentra.jwt.core.status.Vitals;

/** A configuration that can tell how it fares. */
public interface Watched {

  /**
   * Its numbers and its status.
   *
   * @throws IllegalStateException while it is not started
   */
  Vitals vitals();
}
