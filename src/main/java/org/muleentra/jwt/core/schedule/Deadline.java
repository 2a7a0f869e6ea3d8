package org.muleentra.jwt.core.schedule;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Ends a wait in time, whatever a server, a store, a file or a scheduler does. */
public final class Deadline {

  private Deadline() {}

  /**
   * The work's end, or an {@link OverdueException} after {@code millis} and when the timetable is closed; the work itself is not
   * interrupted.
   *
   * @param work begins now, on this thread; whatever it throws, an {@code Error} too, is its end
   */
  public static <T> CompletableFuture<T> on(Timetable timetable, long millis,
      Supplier<? extends CompletionStage<? extends T>> work) {
    CompletableFuture<T> end = new CompletableFuture<>();
    try {
      Entry bound = timetable.deadline(millis, () -> end.completeExceptionally(new OverdueException()));
      end.whenComplete((result, failure) -> bound.cancel());
      if (!end.isDone()) {
        work.get().whenComplete((result, failure) -> {
          if (failure != null) {
            end.completeExceptionally(failure);
          } else {
            end.complete(result);
          }
        });
      }
    } catch (RuntimeException | Error thrown) {
      end.completeExceptionally(thrown);
    }
    return end;
  }
}
