package org.muleentra.jwt.tool.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.muleentra.jwt.tool.explain.Step;

/**
 * A token as far as a record tells it; immutable.
 *
 * @param likely the token, with what is not told as the forms would have it
 * @param typed claims whose meaning is known: which texts, names or seconds they are
 * @param exact claims whose very value is known, as a claim rule asks for it
 * @param open claims that are known to be one of a few values
 * @param begun when the decision began: the clock was looked at between then and the record
 */
record Rebuilt(World likely, Set<String> typed, Set<String> exact, List<Open> open, Instant begun) {

  /** What is held against the clock. */
  private static final Set<String> TIMES = Set.of("exp", "nbf", "iat", "auth_time");

  /** Of what a step reads, the claims of which nothing is known. */
  List<String> unknownTo(Step step) {
    Set<String> known = step.name().equals(Steps.CLAIM_RULE) ? exact : typed;
    return step.claims().stream().filter(claim -> !known.contains(claim) && open.stream().noneMatch(one -> one.claims().contains(claim)))
        .toList();
  }

  /** What is open of that which a step reads. */
  List<Open> openTo(Step step) {
    List<Open> all = new ArrayList<>(open.stream().filter(one -> step.claims().stream().anyMatch(one.claims()::contains)).toList());
    if (begun.getEpochSecond() != likely.at().getEpochSecond() && step.claims().stream().anyMatch(TIMES::contains)) {
      all.add(new Open(Set.of("when exactly"), List.of(world -> world.at(begun)), true));
    }
    return all;
  }
}
