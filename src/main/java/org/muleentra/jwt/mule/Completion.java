package org.muleentra.jwt.mule;

import java.util.concurrent.CompletionStage;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.muleentra.jwt.core.Decision;

/** Hands a decision to the runtime exactly once; what goes wrong on the way is an error, never silence. */
final class Completion {

  private Completion() {
  }

  /** Turns an admitted or refused decision into the operation's output, or throws the operation's error. */
  interface Translation<T> {
    T output(Decision decision) throws Exception;
  }

  static <T> void complete(CompletionStage<Decision> stage, Translation<T> translation,
      CompletionCallback<T, Void> callback) {
    stage.whenComplete((decision, failure) -> {
      T output;
      try {
        if (failure != null) {
          throw failure;
        }
        output = translation.output(decision);
      } catch (Throwable e) {
        // Even an Error: a callback never called would leave the request hanging for good.
        callback.error(e);
        return;
      }
      callback.success(Result.<T, Void>builder().output(output).build());
    });
  }
}
