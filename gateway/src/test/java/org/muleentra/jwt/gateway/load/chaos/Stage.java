package org.muleentra.jwt.gateway.load.chaos;

/** How far a run is, and since when; thread-safe. */
final class Stage {

  /** The parts of a run, in their order. */
  enum Part {
    /** Nothing is wrong yet. */
    FAIR,
    TROUBLED,
    /** Nothing is wrong any more, and not all may be well. */
    HEALED,
    /** All has to be well. */
    SOUND,
    /** Only the floods go on. */
    FLOODED,
    OVER
  }

  private final long begin = System.nanoTime();
  private Part part = Part.FAIR;
  private long since = begin;

  synchronized void enter(Part next) {
    part = next;
    since = System.nanoTime();
  }

  /** Whether all had to be well from a time until now. */
  synchronized boolean wasSoundSince(long nanos) {
    return (part == Part.FAIR || part == Part.SOUND) && nanos - since >= 0;
  }

  synchronized boolean isBefore(Part other) {
    return part.compareTo(other) < 0;
  }

  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }
}
