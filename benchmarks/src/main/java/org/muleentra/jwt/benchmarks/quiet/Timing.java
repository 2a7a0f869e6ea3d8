package org.muleentra.jwt.benchmarks.quiet;

/** How long calls take, and how long the control beside them. */
interface Timing {

  /**
   * One iteration.
   *
   * @param before how long the control took before it, in nanoseconds
   * @param after how long behind it
   * @param nanos a call; of several threads, until all of them have called once
   * @param bytes a call allocates; 0 of several threads
   */
  record Iteration(long before, long after, double nanos, double bytes) {

    boolean isQuiet(long middle) {
      return NoiseJudge.isQuiet(before, middle) && NoiseJudge.isQuiet(after, middle);
    }
  }

  /** Calls so often on each thread of the candidate. */
  Iteration time(Candidate candidate, int calls);

  /** Leaves the machine to whatever disturbs, before another try. */
  void rest();
}
