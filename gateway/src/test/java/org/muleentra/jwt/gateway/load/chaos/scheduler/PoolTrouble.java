package org.muleentra.jwt.gateway.load.chaos.scheduler;

/**
 * How often what is given to the pool meets which fate.
 *
 * @param busy part of the tasks that the pool has no thread for and rejects
 * @param late part of the tasks that wait for a thread
 * @param threadless part of the tasks for which the system has no thread more
 */
record PoolTrouble(double busy, double late, double threadless) {

  static final PoolTrouble NONE = new PoolTrouble(0, 0, 0);

  /** All threads are held, by others. */
  static final PoolTrouble FULL = new PoolTrouble(1, 0, 0);

  /** Threads are there, and have other things to do first. */
  static final PoolTrouble STARVED = new PoolTrouble(0, 0.8, 0);

  static final PoolTrouble LOSSY = new PoolTrouble(0.4, 0.3, 0);

  static final PoolTrouble WITHOUT_THREADS = new PoolTrouble(0.1, 0, 0.4);
}
