package org.muleentra.jwt.core.directory;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;

/** Whether callers' accounts are enabled, by Microsoft Graph; remembered for a minute. Thread-safe. */
final class Accounts {

  /** An account that was disabled, or enabled again, is seen so after this at the latest. */
  static final long LIFETIME_MILLIS = 60_000;

  private final Graph graph;
  private final Lookups<Boolean> lookups;
  private final Timetable timetable;

  Accounts(Graph graph, Timetable timetable) {
    this.graph = graph;
    this.lookups = new Lookups<>(timetable, graph::failed);
    this.timetable = timetable;
  }

  /** Always {@code true}, or why not. */
  CompletionStage<Outcome<Boolean>> enabled(Caller caller) {
    return lookups.of(caller, () -> ask(caller));
  }

  private CompletionStage<LookupAnswer<Boolean>> ask(Caller caller) {
    // From the question on, and not from its answer: what changed in between may not be in it.
    long freshUntil = timetable.nanos() + TimeUnit.MILLISECONDS.toNanos(LIFETIME_MILLIS);
    return graph.accountEnabled(caller).thenApply(answer -> LookupAnswer.fresh(
        answer.then(enabled -> enabled ? Outcome.of(true) : Outcome.refused(Reason.ACCOUNT_DISABLED)),
        freshUntil));
  }
}
