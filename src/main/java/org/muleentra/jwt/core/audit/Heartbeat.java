package org.muleentra.jwt.core.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.TrackRecord;

/** Work that is due each minute: how it fared, and since when it fails, hangs or does not come at all; thread-safe. */
final class Heartbeat {

  /** One that has lasted longer hangs. */
  static final Duration HANGS = Duration.ofSeconds(10);

  /** So long after the last one two are missing. */
  static final Duration LATE = Duration.ofMillis(3 * Checkpoints.INTERVAL_MILLIS);

  private static final long IDLE = Long.MIN_VALUE;

  private final Timetable timetable;
  private final Clock clock;
  private final TrackRecord track;
  /** When one last ended, in the timetable's nanoseconds; at first when they were due to begin. */
  private volatile long heard;
  private volatile long begun = IDLE;

  Heartbeat(Timetable timetable, Clock clock) {
    this.timetable = timetable;
    this.clock = clock;
    this.track = new TrackRecord(clock);
    this.heard = timetable.nanos();
  }

  /** One begins; it ends with {@link #succeeded} or {@link #failed}. */
  void begins() {
    begun = timetable.nanos();
  }

  void succeeded() {
    track.succeeded();
    ended();
  }

  void failed(Throwable failure) {
    track.failed(failure);
    ended();
  }

  private void ended() {
    heard = timetable.nanos();
    begun = IDLE;
  }

  /** Whether the one that is under way has lasted too long. */
  boolean hangs() {
    return hungFor() > 0;
  }

  /** How long, in nanoseconds; 0 where none hangs. */
  private long hungFor() {
    long since = begun;
    long lasted = since == IDLE ? 0 : timetable.nanos() - since;
    return lasted > HANGS.toNanos() ? lasted : 0;
  }

  /** Since when it is not as it should be; {@code null} where it is. */
  Instant ailingSince() {
    if (track.isFailing()) {
      return track.since();
    }
    long hung = hungFor();
    long silent = timetable.nanos() - heard;
    return hung > 0 ? clock.instant().minusNanos(hung) : silent > LATE.toNanos() ? clock.instant().minusNanos(silent) : null;
  }

  /** What ails it, for a sentence. */
  String ailment() {
    return track.isFailing() ? track.failing() : hangs() ? "has not ended" : "has not come";
  }

  /** How often it succeeded and failed, and when last. */
  TrackRecord track() {
    return track;
  }
}
