package org.muleentra.jwt.benchmarks.quiet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The measuring of one virtual machine: warms every candidate up, then takes round after round. For one thread. */
public final class Session {

  static final long WARM_UP_NANOS = 1_000_000_000L;
  static final long ITERATION_NANOS = 5_000_000L;
  private static final int FIRST_CALLS = 10;

  private final Timing timing;
  private final int firstRound;
  private final int rounds;
  private final Random order;
  private final Map<Planned, Double> leastBytes = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  /** @param firstRound the number of the first round, since numbers are unique over all virtual machines of a run */
  Session(Timing timing, int firstRound, int rounds) {
    this.timing = timing;
    this.firstRound = firstRound;
    this.rounds = rounds;
    this.order = new Random(firstRound);
  }

  /** Measures candidates in turn, in another order in each round: who comes behind whom is nobody's luck. */
  public void measure(Comparison comparison) {
    comparison.candidates().forEach(each -> leastBytes.put(planned(comparison, each), Double.MAX_VALUE));
    Map<Candidate, Integer> calls = warmUp(comparison);
    Map<Candidate, Integer> missed = new HashMap<>();
    List<Candidate> candidates = new ArrayList<>(comparison.candidates());
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(candidates, order);
      Map<Candidate, Double> quiet = round(comparison, candidates, calls);
      for (Candidate candidate : candidates) {
        if (quiet.containsKey(candidate)) {
          samples.add(new Sample(comparison.name(), candidate.name(), firstRound + round, quiet.get(candidate)));
        } else {
          missed.merge(candidate, 1, Integer::sum);
        }
      }
      if (missed.values().stream().anyMatch(count -> count > rounds * (1 - NoiseJudge.FEWEST))) {
        // Nothing that follows makes up for it, and each try of a noisy iteration takes its time.
        return;
      }
    }
  }

  /** The candidates with a quiet iteration, and what a call of each took in it. */
  private Map<Candidate, Double> round(Comparison comparison, List<Candidate> candidates, Map<Candidate, Integer> calls) {
    Map<Candidate, Timing.Iteration> last = new HashMap<>();
    Map<Integer, Middle> middles = new HashMap<>();
    List<Candidate> noisy = candidates;
    for (int i = 0; i < NoiseJudge.TRIES && !noisy.isEmpty(); i++) {
      if (i > 0) {
        timing.rest();
      }
      for (Candidate candidate : noisy) {
        Timing.Iteration iteration = timing.time(candidate, calls.get(candidate));
        leastBytes.merge(planned(comparison, candidate), iteration.bytes(), Math::min);
        middles.computeIfAbsent(candidate.threads(), threads -> new Middle()).add(iteration);
        last.put(candidate, iteration);
      }
      noisy = candidates.stream().filter(each -> !last.get(each).isQuiet(middles.get(each.threads()).nanos())).toList();
    }
    Map<Candidate, Double> quiet = new HashMap<>();
    last.forEach((candidate, iteration) -> quiet.put(candidate, iteration.nanos()));
    quiet.keySet().removeAll(noisy);
    return quiet;
  }

  /** The middle one of a round's controls. */
  private static final class Middle {

    private final List<Long> controls = new ArrayList<>();

    void add(Timing.Iteration iteration) {
      controls.add(iteration.before());
      controls.add(iteration.after());
    }

    long nanos() {
      Collections.sort(controls);
      return controls.get(controls.size() / 2);
    }
  }

  private static Planned planned(Comparison comparison, Candidate candidate) {
    return new Planned(comparison.name(), candidate.name(), candidate.reference());
  }

  /** In turn too; how many calls an iteration of each takes follows from the quickest. */
  private Map<Candidate, Integer> warmUp(Comparison comparison) {
    Map<Candidate, Integer> calls = new HashMap<>();
    comparison.candidates().forEach(candidate -> calls.put(candidate, FIRST_CALLS));
    for (long spent = 0; spent < WARM_UP_NANOS; spent += ITERATION_NANOS) {
      for (Candidate candidate : comparison.candidates()) {
        int last = calls.get(candidate);
        // Threads take their time to start and to end, and share the cores: the more of them, the longer.
        calls.merge(candidate, (int) (ITERATION_NANOS * candidate.threads() / timing.time(candidate, last).nanos()), Math::max);
      }
    }
    return calls;
  }

  /** What was to be measured, in the order given, and the bytes that a call of it allocated in the best of its iterations. */
  Map<Planned, Double> leastBytes() {
    return leastBytes;
  }

  /** The quiet iterations. */
  List<Sample> samples() {
    return samples;
  }
}
