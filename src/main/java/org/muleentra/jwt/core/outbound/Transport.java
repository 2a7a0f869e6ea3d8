package org.muleentra.jwt.core.outbound;

import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.schedule.FailedFuture;

/** How anything outside is asked over HTTP; the runtime's own HTTP client in Mule. */
public interface Transport {

  /** The most that an answer's body may hold, in bytes; nothing is unpacked. */
  int MAXIMUM_BODY_BYTES = 1024 * 1024;

  /** How long connecting may take, in milliseconds. */
  int CONNECT_TIMEOUT_MILLIS = 2_000;

  /** How long a whole exchange may take, the answer's body included, in milliseconds. */
  int EXCHANGE_TIMEOUT_MILLIS = 5_000;

  /** Asks nobody: every request fails. */
  Transport NONE = request -> FailedFuture.of(new OutboundException("there is no way out"));

  /**
   * Sends one request within the bounds above, following no redirect, without blocking the caller.
   *
   * @param request to an address out of the configuration, or one that was checked against it
   * @return the answer whatever its status; completes exceptionally when there is none or when it breaks a bound
   */
  CompletionStage<OutboundResponse> send(OutboundRequest request);
}
