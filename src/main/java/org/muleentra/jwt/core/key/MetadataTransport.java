package org.muleentra.jwt.core.key;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/** How metadata documents are read from the network; the runtime's own HTTP client in Mule. */
public interface MetadataTransport {

  /** The most a document may hold, in bytes; nothing is unpacked. */
  int MAXIMUM_BODY_BYTES = 1024 * 1024;

  /** How long connecting may take, in milliseconds. */
  int CONNECT_TIMEOUT_MILLIS = 2_000;

  /** How long a whole fetch may take, the body included, in milliseconds. */
  int FETCH_TIMEOUT_MILLIS = 5_000;

  /**
   * Fetches one document within the bounds above, following no redirect, without blocking the caller.
   *
   * @param uri an address out of the configuration, or one that was checked against it
   * @return the answer whatever its status; completes exceptionally when there is none or when it breaks a bound
   */
  CompletionStage<MetadataResponse> get(URI uri);
}
