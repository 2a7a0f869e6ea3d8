package org.muleentra.jwt.benchmarks.quiet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be believed: which iterations were quiet, and which ratios follow from enough of them. Stateless. */
public final class NoiseJudge {

  /** By what share a control beside a quiet iteration may be off the middle one of its round. */
  public static final double LOUDEST = 0.05;

  /** How often an iteration is tried in its round. */
  public static final int TRIES = 5;

  /** Which share of the rounds must be quiet, for a candidate and its reference alike. */
  public static final double FEWEST = 0.5;

  /**
   * How far the middle half of the rounds may reach, as a share of the middle. What a compiler makes of a call differs from virtual machine
   * to virtual machine by as much as a tenth, on the quietest machine; what is told says so in brackets.
   */
  public static final double WIDEST = 0.25;

  /** What stands where a ratio is not known. */
  public static final String TOO_NOISY = "too noisy to know";

  private NoiseJudge() {}

  /**
   * Whether the machine was, beside an iteration, what it was beside the others of its round. A round is held to itself: a machine that
   * is slower for seconds is so for a candidate and its reference alike, which are set against each other in one round. The middle
   * control and not the best, as a processor is now and then quicker than it can stay.
   *
   * @param control how long it took before or behind the iteration
   * @param middle of all in the round
   */
  static boolean isQuiet(long control, long middle) {
    return Math.abs(control - middle) <= middle * LOUDEST;
  }

  /**
   * What a candidate costs, or nothing where that cannot be known.
   *
   * @param candidate its quiet iterations
   * @param reference those of what it is set against
   * @param rounds how many were asked for, over all virtual machines
   */
  static Optional<Ratio> ratio(List<Sample> candidate, List<Sample> reference, int rounds) {
    Map<Integer, Double> byRound = new HashMap<>();
    reference.forEach(each -> byRound.put(each.round(), each.nanos()));
    double[] ratios = candidate.stream().filter(each -> byRound.containsKey(each.round()))
        .mapToDouble(each -> each.nanos() / byRound.get(each.round())).toArray();
    if (ratios.length == 0 || ratios.length < FEWEST * rounds) {
      return Optional.empty();
    }
    return Optional.of(Ratio.of(ratios)).filter(ratio -> ratio.spread() <= WIDEST);
  }
}
