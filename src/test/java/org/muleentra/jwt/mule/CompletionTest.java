package org.muleentra.jwt.mule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mule.runtime.extension.api.runtime.operation.Result;
import org.mule.runtime.extension.api.runtime.process.CompletionCallback;
import org.muleentra.jwt.core.Decision;

class CompletionTest {

  private final List<Object> calls = new ArrayList<>();
  private final CompletionCallback<String, Void> callback = new CompletionCallback<>() {
    @Override
    public void success(Result<String, Void> result) {
      calls.add(result.getOutput());
      if (result.getOutput().equals("downstream fails")) {
        throw new IllegalStateException();
      }
    }

    @Override
    public void error(Throwable e) {
      calls.add(e);
    }
  };

  @Test
  void completesAtOnceWhereTheDecisionIsThere() {
    Completion.complete(CompletableFuture.completedFuture(null), decision -> "output", callback);
    assertThat(calls).containsExactly("output");
  }

  @Test
  void completesWhenTheDecisionComes() {
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    Completion.complete(decision, any -> "output", callback);
    assertThat(calls).isEmpty();
    decision.complete(null);
    assertThat(calls).containsExactly("output");
  }

  @Test
  void anErrorOfTheTranslationIsTheOperationsError() {
    Exception refused = new Exception("refused");
    Completion.complete(CompletableFuture.completedFuture(null), decision -> {
      throw refused;
    }, callback);
    assertThat(calls).containsExactly(refused);
  }

  @Test
  void anUnforeseenFailureIsAnErrorAndNeverSilence() {
    Error failure = new StackOverflowError();
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    decision.completeExceptionally(failure);
    Completion.complete(decision, any -> "output", callback);
    assertThat(calls).containsExactly(failure);
  }

  @Test
  void aFailureBehindTheOperationIsNotReportedAsTheOperations() {
    assertThat(catchThrowable(() -> Completion.complete(CompletableFuture.completedFuture(null),
        decision -> "downstream fails", callback))).isNull();
    assertThat(calls).containsExactly("downstream fails");
  }
}
