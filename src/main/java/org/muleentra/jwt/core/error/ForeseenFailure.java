package org.muleentra.jwt.core.error;

import java.util.concurrent.CompletionException;

/** A failure that is no defect, whose message is a sentence for the operator and never holds a secret. */
public interface ForeseenFailure {

  /** When to ask again after a failure that calls for no pause, in seconds. */
  long SOON = 5;

  /** The sentence. */
  String getMessage();

  /** When asking again makes sense, in seconds, at least 1. */
  default long retryAfterSeconds() {
    return SOON;
  }

  /** Whether the operator has been told already. */
  default boolean known() {
    return false;
  }

  /** What an operator reads of any failure: the sentence of a foreseen one; of any other the class says most. */
  static String sentence(Throwable failure) {
    Throwable cause = causeOf(failure);
    return cause instanceof ForeseenFailure ? cause.getMessage() : cause.toString();
  }

  /** When asking again makes sense after any failure, in seconds, at least 1. */
  static long retryAfterSeconds(Throwable failure) {
    Throwable cause = causeOf(failure);
    return cause instanceof ForeseenFailure ? ((ForeseenFailure) cause).retryAfterSeconds() : SOON;
  }

  /** Whether the operator has been told of it already. */
  static boolean isKnown(Throwable failure) {
    Throwable cause = causeOf(failure);
    return cause instanceof ForeseenFailure && ((ForeseenFailure) cause).known();
  }

  /** The failure itself, out of what a stage wraps it into. */
  static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
  }
}
