package org.muleentra.jwt.core.identity;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.Pause;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.MonotonicClock;

/**
 * When an issuer of tokens is to be left alone: after an answer that says so, after one that concerns all that this application
 * asks for, and for a little longer each time while it does not answer. Thread-safe.
 */
final class IssuerPause {

  /** For so long an issuer that refused our application is not asked again: it needs an administrator, not a retry. */
  private static final long REFUSED_SECONDS = 10;

  /** The longest pause of an issuer that does not answer: none at the first failure, one second at the next, and double each. */
  private static final long LONGEST_BACKOFF_SECONDS = 16;

  private final String issuer;
  private final DoubleSupplier random;
  private final Pause pause;
  private volatile TokenException last;
  /** Guarded by this: what the next failure in a row costs. */
  private long backoffSeconds;

  /**
   * None yet.
   *
   * @param issuer whom the sentences name
   * @param random numbers from 0 to below 1
   */
  IssuerPause(String issuer, MonotonicClock clock, DoubleSupplier random) {
    this.issuer = issuer;
    this.random = random;
    this.pause = new Pause(clock);
  }

  /**
   * Asks, unless there is a pause.
   *
   * @return completes exceptionally with a {@link TokenException} alone
   */
  CompletionStage<AccessToken> unlessBegun(Supplier<? extends CompletionStage<AccessToken>> question) {
    long left = pause.secondsLeft();
    TokenException before = last;
    if (left > 0 && before != null) {
      return FailedFuture.of(before.again(left));
    }
    return begun(question).handle((token, failure) -> {
      if (failure == null) {
        answered();
        return CompletableFuture.completedFuture(token);
      }
      return FailedFuture.<AccessToken>of(noted(ForeseenFailure.causeOf(failure)));
    }).thenCompose(Function.identity());
  }

  private static CompletionStage<AccessToken> begun(Supplier<? extends CompletionStage<AccessToken>> question) {
    try {
      return question.get();
    } catch (RuntimeException | Error thrown) {
      return FailedFuture.of(thrown);
    }
  }

  private synchronized void answered() {
    backoffSeconds = 0;
  }

  private TokenException noted(Throwable cause) {
    TokenException failure = cause instanceof TokenException ? (TokenException) cause
        : new TokenException(TokenFault.ENTRA_UNAVAILABLE, issuer + " did not answer: " + ForeseenFailure.sentence(cause));
    if (!failure.fault().isOfClient()) {
      // An answer all the same.
      answered();
      return failure;
    }
    long seconds = seconds(failure);
    if (seconds == 0) {
      return failure;
    }
    TokenException told = failure.retryAfter(seconds);
    last = told;
    pause.begin(seconds);
    return told;
  }

  private synchronized long seconds(TokenException failure) {
    if (failure.stated() > 0) {
      return failure.stated();
    }
    if (failure.fault() == TokenFault.CREDENTIAL_UNREADABLE) {
      // The issuer was not asked.
      return 0;
    }
    if (failure.fault() != TokenFault.ENTRA_UNAVAILABLE) {
      return REFUSED_SECONDS;
    }
    long seconds = backoffSeconds;
    backoffSeconds = Math.min(LONGEST_BACKOFF_SECONDS, Math.max(1, 2 * seconds));
    return seconds == 0 ? 0 : spread(seconds);
  }

  /** Up to half as much again, so that many replicas do not come back in one second. */
  private long spread(long seconds) {
    return seconds + (long) (random.getAsDouble() * (seconds / 2 + 1));
  }
}
