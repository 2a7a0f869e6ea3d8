package org.muleentra.jwt.core.directory;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our way to the shared memberships, never on a request's thread; a store that fails costs nothing but what it would have
 * given.
 */
final class Share {

  private static final Logger LOGGER = LoggerFactory.getLogger(Share.class);

  private final SharedMemberships memberships;
  private final Executor executor;
  private final AtomicInteger failures = new AtomicInteger();

  Share(SharedMemberships memberships, Executor executor) {
    this.memberships = memberships;
    this.executor = executor;
  }

  /** What is shared, or {@code null}; to be judged by its times. Completed already where nothing is shared. */
  CompletionStage<SavedMembership> load(String question) {
    return memberships == SharedMemberships.NONE ? CompletableFuture.completedFuture(null)
        : CompletableFuture.supplyAsync(() -> guarded("read", () -> memberships.load(question)), executor);
  }

  void save(String question, SavedMembership membership) {
    if (memberships == SharedMemberships.NONE) {
      return;
    }
    try {
      executor.execute(() -> guarded("saved", () -> {
        memberships.save(question, membership);
        return null;
      }));
    } catch (RejectedExecutionException stopping) {
      // Others will ask for themselves.
    }
  }

  private <T> T guarded(String done, Supplier<T> work) {
    try {
      T result = work.get();
      failures.set(0);
      return result;
    } catch (RuntimeException e) {
      int count = failures.incrementAndGet();
      if (Integer.bitCount(count) == 1) {
        // Foreseen failures speak for themselves; of any other the class says most.
        LOGGER.warn("Shared group memberships could not be {}, failure {}: {}", done, count,
            e instanceof IllegalStateException ? e.getMessage() : e.toString());
      }
      return null;
    }
  }
}
