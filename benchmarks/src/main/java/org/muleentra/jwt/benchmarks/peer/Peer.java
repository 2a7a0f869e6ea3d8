package org.muleentra.jwt.benchmarks.peer;

/** A library as somebody would use it who knows it well: what can be made once is made once. Thread-safe. */
interface Peer {

  /** As a table names it. */
  String title();

  /** What it is given where a request brings this token; made before anything is timed. */
  default String credential(String token) {
    return token;
  }

  /**
   * Takes a token or refuses it.
   *
   * @return a {@link Caller}, or what the library refuses by
   */
  Object take(String credential);
}
