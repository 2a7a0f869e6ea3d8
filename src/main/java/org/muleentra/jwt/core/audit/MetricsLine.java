package org.muleentra.jwt.core.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Metric.Type;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.Status;
import org.muleentra.jwt.core.status.Vitals;

/**
 * The numbers and the status of one moment as one flat JSON object in one line; thread-safe.
 *
 * <p>Flat, as a table of Azure Monitor has columns and no objects, and as all that reads logs finds a member by its name.
 */
final class MetricsLine {

  private static final int SCHEMA_VERSION = 1;
  private static final int LONGEST_WHY = 2000;
  private static final String READY = "ready";
  private static final String PREFIX = "entra_jwt_";
  private static final String SUFFIX_OF_COUNTERS = "_total";

  /** What stands in the line already, as the version and the status. */
  private static final Set<Metric> TOLD =
      Collections.unmodifiableSet(EnumSet.of(Metric.BUILD_INFO, Metric.READY, Metric.DEGRADED));

  /** Of a label whose values are configured, and no name for a member: all of them are one. */
  private static final String AUTHORITY = "authority";

  /** Of a label that has nothing to tell. */
  private static final String NONE = "none";

  private final Vitals vitals;
  private final Deployment deployment;
  private final String policyHash;
  private final String chainId;
  private final Clock clock;
  private final Instant startedAt;

  MetricsLine(Vitals vitals, Deployment deployment, String policyHash, String chainId, Clock clock) {
    this.vitals = vitals;
    this.deployment = deployment;
    this.policyHash = policyHash;
    this.chainId = chainId;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /** As it is now. */
  String now(String occasion) {
    Status status = vitals.status();
    JsonLine line = new JsonLine().time("TimeGenerated", clock.instant()).number("SchemaVersion", SCHEMA_VERSION)
        .plain("Occasion", occasion).text("Config", status.config(), 200);
    deployment.write(policyHash, line);
    line.plain("ChainId", chainId).time("StartedAt", startedAt).plain("Status", state(status)).text("Why", why(status), LONGEST_WHY);
    members(vitals.samples()).forEach((name, value) -> line.literal(name, Samples.number(value)));
    return line.close();
  }

  private static String state(Status status) {
    return ailing(status).map(PartStatus::state).max(Comparator.naturalOrder()).map(State::text).orElse(READY);
  }

  private static String why(Status status) {
    return ailing(status).map(part -> part.part() + " " + part.state().text() + ": " + part.detail()).collect(Collectors.joining("; "));
  }

  /** What has not been asked for yet may stay so for weeks, and ails nobody. */
  private static Stream<PartStatus> ailing(Status status) {
    return status.parts().stream().filter(part -> part.state().needsLook());
  }

  /** By their names, in the order of the metrics; of those that share a name, a sum of what is counted, and of all else the least. */
  private static Map<String, Double> members(Samples samples) {
    Map<String, Double> members = new LinkedHashMap<>();
    samples.each((metric, suffix, labelValues, value) -> {
      // What has not happened yet is not told.
      if (!TOLD.contains(metric) && (metric.type() != Type.COUNTER || value != 0)) {
        members.merge(name(metric, suffix, labelValues), value, metric.type() == Type.GAUGE ? Math::min : Double::sum);
      }
    });
    return members;
  }

  /** As good for a column of Azure Monitor: letters, digits and underscores, 45 at most ("Logs Ingestion API"). */
  private static String name(Metric metric, String suffix, List<String> labelValues) {
    List<String> words = new ArrayList<>();
    if (metric != Metric.DECISIONS) {
      // Of decisions what came of them says it all, and with the word before it some names would be too long.
      words.add(metric.id().substring(PREFIX.length()).replace(SUFFIX_OF_COUNTERS, "") + suffix);
    }
    for (int i = 0; i < labelValues.size(); i++) {
      if (!metric.labels().get(i).equals(AUTHORITY) && !labelValues.get(i).equals(NONE)) {
        words.add(labelValues.get(i).replaceAll("[^A-Za-z0-9]", "_"));
      }
    }
    return String.join("_", words);
  }
}
