package org.muleentra.jwt.tool.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.tool.explain.Explanation;
import org.muleentra.jwt.tool.explain.Step;

/** What becomes of the token of one record, put together from what becomes of it at each step. */
final class Verdict {

  private final PastDecision decision;
  private final Gate before;
  private final Gate after;
  private final Rebuilt token;
  /** Of the form that decided then, in order; empty where it is not known. */
  private final List<Step> then;
  /** Those of them that the token is known to have passed. */
  private final List<Step> proven;
  private final Explanation now;

  /** @param before the form that decided, or {@code null} where it is not known */
  Verdict(PastDecision decision, Gate before, Gate after) {
    this.decision = decision;
    this.before = before;
    this.after = after;
    if (before == null) {
      then = List.of();
      proven = List.of();
      token = Rebuilding.of(decision, null, after, Set.of());
    } else {
      Rebuilt supposed = Rebuilding.of(decision, before, after, Set.of(Steps.ISSUER, Steps.AUDIENCE, Steps.LIFETIME));
      Explanation explanation = before.explain(supposed.likely());
      then = explanation.steps();
      proven = decision.kind() == PastDecision.Kind.ADMITTED ? then : passedBefore(explanation);
      token = decision.kind() == PastDecision.Kind.ADMITTED ? supposed
          : Rebuilding.of(decision, before, after, proven.stream().map(Step::name).collect(Collectors.toSet()));
    }
    now = after.explain(token.likely());
  }

  /** The steps before the one that refused: known where the reason is of one step alone, and the token as it is told meets it there. */
  private List<Step> passedBefore(Explanation explanation) {
    Step failed = explanation.failed();
    return failed != null && failed.refusal().reason().name().equals(decision.reason()) && PastReason.isOfOneStep(decision.reason())
        ? then.subList(0, then.indexOf(failed)) : List.of();
  }

  Outcome outcome() {
    List<String> rolesThen = decision.told().mapped().written();
    if (before != null && decision.kind() != PastDecision.Kind.ADMITTED && PastReason.isOfTheRules(decision.reason())
        && new SameRules(before, after).keepsAll(then, now.steps())) {
      return Outcome.refused(decision.reason(), rolesThen);
    }
    Weighing weighing = new Weighing(decision, before, after, token, proven, now);
    List<String> doubts = new ArrayList<>();
    for (Step step : now.steps()) {
      Weighing.Weight weight = weighing.of(step);
      if (weight.state() == Weighing.State.FAILS) {
        // Whatever else would refuse it before: it is refused.
        return Outcome.refused(weight.reason(), rolesThen);
      }
      if (weight.state() == Weighing.State.OPEN) {
        doubts.add(weight.doubt());
      }
    }
    return doubts.isEmpty() ? Outcome.passes(rolesThen, weighing.roles(), weighing.perhapsRoles())
        : Outcome.open(doubts, now.refusal() == null ? null : now.refusal().reason().name(), rolesThen);
  }
}
