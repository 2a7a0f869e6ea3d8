package org.muleentra.jwt.core.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * How Microsoft Graph answers; thread-safe.
 *
 * <p>It is down only for a minute after a failure: it is asked where callers come, and who sends none since it is down would wait for
 * good.
 */
final class DirectoryVitals implements VitalSign {

  /** {@code null} where nobody is looked up. */
  private final Graph graph;
  /** What is asked, with whether all callers need the answer. */
  private final Map<GraphOperation, Boolean> asked = new EnumMap<>(GraphOperation.class);

  DirectoryVitals(Graph graph, boolean groups, boolean account) {
    this.graph = graph;
    if (groups) {
      asked.put(GraphOperation.GROUPS, false);
    }
    if (account) {
      asked.put(GraphOperation.ACCOUNT, true);
    }
  }

  @Override
  public List<PartStatus> status() {
    if (asked.isEmpty()) {
      return Collections.singletonList(status(State.OFF, null, "nobody is looked up in Microsoft Graph"));
    }
    List<PartStatus> each = asked.entrySet().stream().map(one -> statusOf(graph.tracks(one.getKey()), one.getValue()))
        .collect(Collectors.toList());
    // One of the questions may not have been put for days, and says nothing beside another that was.
    return Collections.singletonList(each.stream().filter(part -> part.state() != State.STARTING)
        .max(Comparator.comparing(PartStatus::state)).orElse(each.get(0)));
  }

  private static PartStatus statusOf(List<TrackRecord> tracks, boolean ofAll) {
    List<TrackRecord> known = tracks.stream().filter(TrackRecord::isKnown).collect(Collectors.toList());
    List<TrackRecord> failing = known.stream().filter(TrackRecord::isFailing).collect(Collectors.toList());
    if (known.isEmpty()) {
      return status(State.STARTING, null, "nobody had to be looked up yet");
    }
    if (failing.isEmpty()) {
      return status(State.OK, since(known).stream().max(Comparator.naturalOrder()).orElse(null), "Microsoft Graph answers");
    }
    boolean down = ofAll && failing.size() == known.size() && failing.stream().allMatch(TrackRecord::isFailingNow);
    List<Instant> since = since(failing);
    return status(down ? State.DOWN : State.DEGRADED,
        since.stream().min(Comparator.naturalOrder()).orElse(null),
        (ofAll ? "callers" : "callers with more groups than a token holds") + " are answered 503 unless in memory: looking them up "
            + failing.get(0).failing());
  }

  private static List<Instant> since(List<TrackRecord> tracks) {
    return tracks.stream().map(TrackRecord::since).filter(Objects::nonNull).collect(Collectors.toCollection(ArrayList::new));
  }

  private static PartStatus status(State state, Instant since, String detail) {
    return new PartStatus("directory", state, since, detail);
  }

  @Override
  public void measure(Samples samples) {
    asked.keySet().forEach(operation -> {
      List<TrackRecord> tracks = graph.tracks(operation);
      samples.add(Metric.DIRECTORY_CALLS, tracks.stream().mapToLong(TrackRecord::successes).sum(), operation.label(), "succeeded");
      samples.add(Metric.DIRECTORY_CALLS, tracks.stream().mapToLong(TrackRecord::failures).sum(), operation.label(), "failed");
    });
  }
}
