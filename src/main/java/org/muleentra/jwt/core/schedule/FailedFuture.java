package org.muleentra.jwt.core.schedule;

import java.util.concurrent.CompletableFuture;

/** A future that has failed, which Java has from 9 on. */
public final class FailedFuture {

  private FailedFuture() {}

  /** One that has failed for this reason. */
  public static <T> CompletableFuture<T> of(Throwable failure) {
    CompletableFuture<T> failed = new CompletableFuture<>();
    failed.completeExceptionally(failure);
    return failed;
  }
}
