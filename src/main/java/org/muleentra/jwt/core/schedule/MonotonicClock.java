package org.muleentra.jwt.core.schedule;

/** Time that nobody can set: for how long something has lasted, and never for when it was. */
@FunctionalInterface
public interface MonotonicClock {

  /** Nanoseconds since an arbitrary moment, which may be in the future; only differences mean anything. */
  long nanos();
}
