package org.muleentra.jwt.tool.explain;

import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.core.check.CheckDescription;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Refusal;

/** The steps of one token as they are taken; for one explanation. */
final class Way {

  private final List<Step> steps = new ArrayList<>();
  private boolean ended;

  /** Whether something failed behind which there is nothing to look at. */
  boolean ended() {
    return ended;
  }

  /** A step that leads to the next only if it holds. */
  void gate(Stage stage, Outcome<?> outcome) {
    step(stage, outcome.refusal());
    ended |= outcome.isRefused();
  }

  /** A step behind which the others can be looked at, whether it holds or not. */
  void step(Stage stage, Refusal refusal) {
    add(stage, ended ? Step.Result.NOT_REACHED : refusal == null ? Step.Result.PASSED : Step.Result.FAILED, null, refusal);
  }

  void notReached(Stage stage) {
    add(stage, Step.Result.NOT_REACHED, null, null);
  }

  void notLookedAt(Stage stage, String found) {
    add(stage, ended ? Step.Result.NOT_REACHED : Step.Result.NOT_LOOKED_AT, found, null);
  }

  void passed(Stage stage, String found) {
    add(stage, Step.Result.PASSED, found, null);
  }

  private void add(Stage stage, Step.Result result, String found, Refusal refusal) {
    steps.add(new Step(stage.name(), result, stage.expected(), stage.claims(), found, stage.settings(), refusal));
  }

  /** @param found what it found beside the claims that it reads, or {@code null} */
  void check(CheckDescription description, Step.Result result, String found, Refusal refusal) {
    steps.add(new Step(description.name(), result, description.expected(), description.claims(), found, description.settings(), refusal));
  }

  boolean anyFailed() {
    return steps.stream().anyMatch(Step::failed);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  /** A step that is no check of the core's list. */
  record Stage(String name, String expected, List<String> claims, List<String> settings) {

    Stage(String name, String expected) {
      this(name, expected, List.of(), List.of());
    }
  }
}
