package org.muleentra.jwt.testkit.graph;

import java.time.Clock;
import org.muleentra.jwt.testkit.http.JsonAnswer;

/** The way out of a request that is refused. */
final class GraphRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient GraphError error;
  private final int retryAfter;

  GraphRefusal(GraphError error) {
    this(error, 0);
  }

  /** Refused until so many seconds have passed; 0 for no such hint. */
  GraphRefusal(GraphError error, int retryAfter) {
    super(error.name(), null, false, false);
    this.error = error;
    this.retryAfter = retryAfter;
  }

  JsonAnswer answer(Clock clock) {
    JsonAnswer answer = error.answer(clock);
    return retryAfter == 0 ? answer : answer.header("Retry-After", String.valueOf(retryAfter));
  }
}
