package org.muleentra.jwt.benchmarks.quiet;

import java.util.List;

/**
 * Candidates that are measured round by round, one after the other, so that whatever drifts hits all of them; immutable.
 *
 * @param name unique within a run
 */
public record Comparison(String name, List<Candidate> candidates) {

  /** @throws IllegalArgumentException where a candidate is set against one that is not there */
  public Comparison {
    candidates = List.copyOf(candidates);
    List<String> names = candidates.stream().map(Candidate::name).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("Two candidates of " + name + " have one name");
    }
    for (Candidate candidate : candidates) {
      if (candidate.reference() != null && !names.contains(candidate.reference())) {
        throw new IllegalArgumentException(candidate.name() + " is set against " + candidate.reference() + ", which is not in " + name);
      }
    }
  }
}
