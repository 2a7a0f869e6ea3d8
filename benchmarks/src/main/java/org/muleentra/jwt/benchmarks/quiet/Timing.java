package org.muleentra.jwt.benchmarks.quiet;

/** How long calls take, and how long the control beside them. */
interface Timing {

  /**
   * One iteration.
   *
   * @param control the longer of the two beside it, in nanoseconds
   * @param nanos a call; of several threads, until all of them have called once
   * @param bytes a call allocates; 0 of several threads
   */
  record Iteration(long control, double nanos, double bytes) {}

  /** Calls so often on each thread of the candidate. */
  Iteration time(Candidate candidate, int calls);

  /** Leaves the machine to whatever disturbs, before another try. */
  void rest();
}
