package org.muleentra.jwt.core.directory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How the directory and its token endpoint are asked; the runtime's own HTTP client in Mule. */
public interface DirectoryTransport {

  /** Asks nobody: every request fails. */
  DirectoryTransport NONE = request -> {
    CompletableFuture<DirectoryResponse> none = new CompletableFuture<>();
    none.completeExceptionally(new DirectoryException("there is no way to the directory"));
    return none;
  };

  /**
   * Sends one request within the bounds that {@link org.muleentra.jwt.core.key.MetadataTransport} states, following no
   * redirect, without blocking the caller.
   *
   * @return the answer whatever its status; completes exceptionally when there is none or when it breaks a bound
   */
  CompletionStage<DirectoryResponse> send(DirectoryRequest request);
}
