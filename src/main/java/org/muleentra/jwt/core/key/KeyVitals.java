package org.muleentra.jwt.core.key;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * How the key sources of a configuration fare: each by its authority where these are few, else all as one, so that a long list of
 * tenants makes no long list of series. Who rests is left out, as nobody asks for those keys. Thread-safe.
 */
final class KeyVitals implements VitalSign {

  /** The value of the label {@code authority} where there are many. */
  private static final String ALL = "all";

  private final Map<Authority, KeySource> sources;
  private final boolean few;
  private final Timetable timetable;
  private final Clock clock;

  /** @param few whether each is told of by its name */
  KeyVitals(Map<Authority, KeySource> sources, boolean few, Timetable timetable, Clock clock) {
    this.sources = sources;
    this.few = few;
    this.timetable = timetable;
    this.clock = clock;
  }

  @Override
  public List<PartStatus> status() {
    List<PartStatus> each = new ArrayList<>();
    awake().forEach((name, source) -> each.add(statusOf(name, source)));
    return Collections.singletonList(each.size() == 1 ? each.get(0) : together(each));
  }

  private static PartStatus together(List<PartStatus> each) {
    long down = count(each, State.DOWN);
    long troubled = down + count(each, State.DEGRADED);
    if (each.isEmpty()) {
      return status(State.STARTING, null, "nobody has asked for a key yet, or not for an hour");
    }
    if (troubled > 0) {
      PartStatus worst = each.stream().max(Comparator.comparing(PartStatus::state)).get();
      // All are down since the last of them is; and something is wrong since the first is.
      return down == each.size()
          ? status(State.DOWN, since(each, State.DOWN).max(Comparator.naturalOrder()).orElse(null), worst.detail() + "; the other "
              + (each.size() - 1) + " likewise")
          : status(State.DEGRADED, troubledSince(each), troubled + " of " + each.size() + " authorities: " + worst.detail());
    }
    return count(each, State.STARTING) == each.size() ? each.get(0)
        : status(State.OK, since(each, State.OK).max(Comparator.naturalOrder()).orElse(null), "keys of " + each.size() + " authorities");
  }

  private static Instant troubledSince(List<PartStatus> each) {
    return Stream.concat(since(each, State.DOWN), since(each, State.DEGRADED)).min(Comparator.naturalOrder()).orElse(null);
  }

  private static Stream<Instant> since(List<PartStatus> each, State state) {
    return each.stream().filter(part -> part.state() == state).map(PartStatus::since).filter(Objects::nonNull);
  }

  private static long count(List<PartStatus> each, State state) {
    return each.stream().filter(part -> part.state() == state).count();
  }

  private PartStatus statusOf(String name, KeySource source) {
    TrackRecord fetches = source.fetches();
    Served served = source.served();
    long now = timetable.nanos();
    int usable = served.usable(now);
    if (!fetches.isFailing()) {
      return usable > 0 || fetches.isKnown() ? status(State.OK, fetches.since(), usable + " keys of " + name)
          : status(State.STARTING, null, "the keys of " + name + " are being fetched");
    }
    return usable > 0
        ? status(State.DEGRADED, fetches.since(), usable + " keys of " + name + " from before serve, as their fetch " + fetches.failing())
        : status(State.DOWN, downSince(served, fetches, now), "no keys of " + name + ", whose tokens are answered 503: their fetch "
            + fetches.failing());
  }

  /** Since they ended, or since the first fetch failed where there never were any. */
  private Instant downSince(Served served, TrackRecord fetches, long now) {
    return served == Served.COLD ? fetches.since() : clock.instant().minusNanos(Math.max(0, now - served.servesUntil()));
  }

  private static PartStatus status(State state, Instant since, String detail) {
    return new PartStatus("keys", state, since, detail);
  }

  @Override
  public void measure(Samples samples) {
    long now = timetable.nanos();
    Map<String, KeySource> awake = awake();
    if (few) {
      awake.forEach((name, source) -> {
        counters(samples, name, source.fetches().successes(), source.fetches().failures());
        gauges(samples, name, source.served().usable(now), source.fetches().lastSuccess());
      });
      return;
    }
    counters(samples, ALL, sources.values().stream().mapToLong(source -> source.fetches().successes()).sum(),
        sources.values().stream().mapToLong(source -> source.fetches().failures()).sum());
    if (!awake.isEmpty()) {
      gauges(samples, ALL, awake.values().stream().mapToInt(source -> source.served().usable(now)).min().getAsInt(),
          awake.values().stream().map(source -> source.fetches().lastSuccess()).filter(Objects::nonNull).min(Comparator.naturalOrder())
              .orElse(null));
    }
  }

  private static void counters(Samples samples, String authority, long successes, long failures) {
    samples.add(Metric.KEY_FETCHES, successes, authority, "succeeded");
    samples.add(Metric.KEY_FETCHES, failures, authority, "failed");
  }

  private static void gauges(Samples samples, String authority, int usable, Instant lastSuccess) {
    samples.add(Metric.KEYS_USABLE, usable, authority);
    if (lastSuccess != null) {
      samples.add(Metric.KEYS_LAST_FETCH, lastSuccess.getEpochSecond(), authority);
    }
  }

  private Map<String, KeySource> awake() {
    Map<String, KeySource> awake = new TreeMap<>();
    sources.forEach((authority, source) -> {
      if (!source.isResting()) {
        awake.put(authority.toString(), source);
      }
    });
    return awake;
  }
}
