package org.muleentra.jwt.core.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.status.VitalSign;

/** How the deny list fares; thread-safe. */
final class DenyListVitals implements VitalSign {

  /** {@code null} where there is no list. */
  private final Readings readings;
  private final Entries entries;
  private final Clock clock;

  DenyListVitals(Readings readings, Entries entries, Clock clock) {
    this.readings = readings;
    this.entries = entries;
    this.clock = clock;
  }

  @Override
  public List<PartStatus> status() {
    return Collections.singletonList(readings == null ? status(State.OFF, null, "no revocationObjectStore is configured") : statusNow());
  }

  private PartStatus statusNow() {
    TrackRecord track = readings.track();
    long not = readings.servedNotFor();
    if (not < 0) {
      return track.isFailing()
          ? status(State.DEGRADED, track.since(), "what was read before serves for " + DenyList.SERVES.getSeconds() + " seconds, as the reading "
              + track.failing())
          : status(State.OK, track.since(), entries.size() + " entries");
    }
    if (not == Long.MAX_VALUE && !readings.first().isDone()) {
      return status(State.STARTING, null, "the first reading is under way");
    }
    Instant since = not == Long.MAX_VALUE ? track.since() : clock.instant().minusNanos(not);
    return status(State.DOWN, since, "no deny list, and good tokens are answered 503: "
        + (track.isFailing() ? "its reading " + track.failing() : "its store does not answer"));
  }

  private static PartStatus status(State state, Instant since, String detail) {
    return new PartStatus("denyList", state, since, detail);
  }

  @Override
  public void measure(Samples samples) {
    if (readings == null) {
      return;
    }
    TrackRecord track = readings.track();
    samples.add(Metric.DENY_LIST_READINGS, track.successes(), "succeeded");
    samples.add(Metric.DENY_LIST_READINGS, track.failures(), "failed");
    samples.add(Metric.DENY_LIST_ENTRIES, entries.size());
    if (track.lastSuccess() != null) {
      samples.add(Metric.DENY_LIST_LAST_READ, track.lastSuccess().getEpochSecond());
    }
  }
}
