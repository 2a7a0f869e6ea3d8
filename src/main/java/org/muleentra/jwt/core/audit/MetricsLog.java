package org.muleentra.jwt.core.audit;

import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.schedule.Entry;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * Writes the numbers of one configuration to the log at its start, at its stop and at fixed intervals between, for those that no flow
 * can ask: operations of a flow do not reach into a policy. Thread-safe; off unless configured, and has no thread of its own.
 */
public final class MetricsLog implements AutoCloseable {

  private final MetricsLine line;
  private final long intervalMillis;
  private final AuditSink sink;
  private final Timetable timetable;
  /** Guarded by this, as is the order of what is written. */
  private boolean closed;
  private Entry next;

  /** @param minutes 0 for never */
  MetricsLog(MetricsLine line, int minutes, AuditSink sink, Timetable timetable) {
    this.line = line;
    this.intervalMillis = TimeUnit.MINUTES.toMillis(minutes);
    this.sink = sink;
    this.timetable = timetable;
  }

  /** Begins, without waiting for it. */
  synchronized void begin() {
    if (intervalMillis > 0) {
      timetable.soon(() -> write("start"));
      next = timetable.later(intervalMillis, this::writeAndGoOn);
    }
  }

  private void writeAndGoOn() {
    try {
      write("interval");
    } finally {
      synchronized (this) {
        if (!closed) {
          next = timetable.later(intervalMillis, this::writeAndGoOn);
        }
      }
    }
  }

  private synchronized void write(String occasion) {
    if (!closed) {
      sink.metrics(line.now(occasion));
    }
  }

  /** Writes what was counted since the last time, and nothing from then on. */
  @Override
  public synchronized void close() {
    if (intervalMillis > 0 && !closed) {
      try {
        write("stop");
      } finally {
        closed = true;
        next.cancel();
      }
    }
  }
}
