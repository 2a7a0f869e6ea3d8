package org.muleentra.jwt.core.directory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.muleentra.jwt.core.key.MetadataTransport;

/** Ends a wait in time, whatever a server, a store or a file does. */
final class Deadline {

  /** How long a whole look-up may take, an access token for it included. */
  static final long MILLIS = MetadataTransport.FETCH_TIMEOUT_MILLIS;

  private Deadline() {}

  /** The work's end, or a {@link DirectoryException} after {@link #MILLIS}; the work itself is not interrupted. */
  static <T> CompletableFuture<T> on(ScheduledExecutorService scheduler, Supplier<? extends CompletionStage<T>> work) {
    CompletableFuture<T> end = new CompletableFuture<>();
    try {
      ScheduledFuture<?> bound = scheduler.schedule(
          () -> end.completeExceptionally(new DirectoryException("it took too long")), MILLIS, TimeUnit.MILLISECONDS);
      end.whenComplete((result, failure) -> bound.cancel(false));
      work.get().whenComplete((result, failure) -> {
        if (failure != null) {
          end.completeExceptionally(failure);
        } else {
          end.complete(result);
        }
      });
    } catch (RejectedExecutionException stopping) {
      end.completeExceptionally(new DirectoryException("this instance is stopping"));
    } catch (RuntimeException refused) {
      end.completeExceptionally(refused);
    }
    return end;
  }
}
