package org.muleentra.jwt.benchmarks.quiet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

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
  private final List<Tried> tried = new ArrayList<>();
  private final Map<Integer, Long> bestByThreads = new HashMap<>();

  /** An iteration that was quiet by the best control until then. */
  private record Tried(int threads, long control, Sample sample) {}

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
      for (Candidate candidate : candidates) {
        if (!take(comparison, candidate, calls.get(candidate), firstRound + round)) {
          missed.merge(candidate, 1, Integer::sum);
        }
      }
      if (missed.values().stream().anyMatch(count -> count > rounds * (1 - NoiseJudge.FEWEST))) {
        // Nothing that follows makes up for it, and each try of a noisy iteration takes its time.
        return;
      }
    }
  }

  /** Whether one of the tries was quiet. */
  private boolean take(Comparison comparison, Candidate candidate, int calls, int round) {
    for (int i = 0; i < NoiseJudge.TRIES; i++) {
      if (i > 0) {
        timing.rest();
      }
      Timing.Iteration iteration = timing.time(candidate, calls);
      leastBytes.merge(planned(comparison, candidate), iteration.bytes(), Math::min);
      long best = bestByThreads.merge(candidate.threads(), iteration.control(), Math::min);
      if (NoiseJudge.isQuiet(iteration.control(), best)) {
        tried.add(new Tried(candidate.threads(), iteration.control(),
            new Sample(comparison.name(), candidate.name(), round, iteration.nanos())));
        return true;
      }
    }
    return false;
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

  /** The iterations that are quiet by the best control of all. */
  List<Sample> samples() {
    return tried.stream().filter(each -> NoiseJudge.isQuiet(each.control(), bestByThreads.get(each.threads())))
        .map(Tried::sample).collect(Collectors.toList());
  }
}
