package org.muleentra.jwt.benchmarks.quiet;

import java.util.concurrent.Callable;

/**
 * One way to do something; immutable.
 *
 * @param name unique within its comparison
 * @param reference the candidate that it is set against, in the same round; {@code null} for one that others are set against
 * @param threads how many threads do it at once, each as often as one alone would
 * @param call does it once; what it returns is consumed, so that nothing of it is done in vain
 */
public record Candidate(String name, String reference, int threads, Callable<?> call) {

  /** What others are set against. */
  public static Candidate reference(String name, Callable<?> call) {
    return new Candidate(name, null, 1, call);
  }

  /** What is set against a reference. */
  public static Candidate against(String reference, String name, Callable<?> call) {
    return new Candidate(name, reference, 1, call);
  }

  /** The same on this many threads. */
  public Candidate on(int newThreads) {
    return new Candidate(name, reference, newThreads, call);
  }
}
