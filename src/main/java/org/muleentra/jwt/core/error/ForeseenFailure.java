package org.muleentra.jwt.core.error;

import java.util.concurrent.CompletionException;

/** A failure that is no defect, whose message is a sentence for the operator and never holds a secret. */
public interface ForeseenFailure {

  /** The sentence. */
  String getMessage();

  /** What an operator reads of any failure: the sentence of a foreseen one; of any other the class says most. */
  static String sentence(Throwable failure) {
    Throwable cause = causeOf(failure);
    return cause instanceof ForeseenFailure ? cause.getMessage() : cause.toString();
  }

  /** The failure itself, out of what a stage wraps it into. */
  static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
  }
}
