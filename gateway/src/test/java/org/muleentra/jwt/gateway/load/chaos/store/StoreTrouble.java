package org.muleentra.jwt.gateway.load.chaos.store;

import java.time.Duration;

/**
 * How a node's way to its stores goes wrong.
 *
 * @param lag so long after a change listings show it
 * @param pause what each reading takes
 * @param failing part of the calls that fail
 * @param hanging whether no call comes back until this ends
 */
record StoreTrouble(Duration lag, Duration pause, double failing, boolean hanging) {

  static final StoreTrouble NONE = new StoreTrouble(Duration.ZERO, Duration.ZERO, 0, false);

  static final StoreTrouble LAGGING = new StoreTrouble(Duration.ofSeconds(4), Duration.ofMillis(1), 0, false);

  /** What an entry took where a list of 1,200 never served. */
  static final StoreTrouble SLOW = new StoreTrouble(Duration.ofSeconds(2), Duration.ofMillis(55), 0, false);

  static final StoreTrouble FAILING = new StoreTrouble(Duration.ZERO, Duration.ZERO, 0.5, false);

  static final StoreTrouble HANGING = new StoreTrouble(Duration.ZERO, Duration.ZERO, 0, true);
}
