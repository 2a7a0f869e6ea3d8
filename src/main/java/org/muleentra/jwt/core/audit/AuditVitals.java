package org.muleentra.jwt.core.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * How far the audit has come, and whether that is signed and kept; thread-safe.
 *
 * <p>It is never down: a decision does not depend on it. What becomes of a record behind the log's appender nobody tells us.
 */
final class AuditVitals implements VitalSign {

  private final AuditFormat format;
  private final HashChain chain;
  private final Instant begun;
  /** {@code null} where none are signed. */
  private final Heartbeat checkpoints;
  /** {@code null} where the head is not kept. */
  private final KeptHead kept;

  AuditVitals(AuditFormat format, HashChain chain, Instant begun, Heartbeat checkpoints, KeptHead kept) {
    this.format = format;
    this.chain = chain;
    this.begun = begun;
    this.checkpoints = checkpoints;
    this.kept = kept;
  }

  @Override
  public List<PartStatus> status() {
    return Collections.singletonList(format == AuditFormat.LINE
        ? new PartStatus("audit", State.OK, begun, "records are lines of text without a chain") : statusNow());
  }

  private PartStatus statusNow() {
    List<String> troubles = new ArrayList<>();
    Instant unsigned = checkpoints == null ? null : checkpoints.ailingSince();
    if (unsigned != null) {
      troubles.add("records after the last checkpoint are not proven: signing another " + checkpoints.ailment());
    }
    Instant unkept = kept == null ? null : kept.heartbeat().ailingSince();
    if (unkept != null) {
      troubles.add("the next start may not know this chain: keeping how far it has come in " + kept.store() + " "
          + kept.heartbeat().ailment());
    }
    if (!troubles.isEmpty()) {
      Instant since = Stream.of(unsigned, unkept).filter(Objects::nonNull).min(Comparator.naturalOrder()).get();
      return new PartStatus("audit", State.DEGRADED, since, String.join("; ", troubles));
    }
    if (checkpoints != null && !checkpoints.track().isKnown()) {
      return new PartStatus("audit", State.STARTING, null, "the first checkpoint is being signed");
    }
    return new PartStatus("audit", State.OK, wellSince(), chain.head().sequence + " records in this chain"
        + (checkpoints == null ? ", and no checkpoint is signed" : ", and checkpoints are signed"));
  }

  private Instant wellSince() {
    Instant signed = checkpoints == null ? null : checkpoints.track().since();
    Instant stored = kept == null ? null : kept.heartbeat().track().since();
    return Stream.of(begun, signed, stored).filter(Objects::nonNull).max(Comparator.naturalOrder()).get();
  }

  @Override
  public void measure(Samples samples) {
    if (format == AuditFormat.LINE) {
      return;
    }
    samples.add(Metric.AUDIT_SEQUENCE, chain.head().sequence);
    if (checkpoints != null) {
      measure(samples, checkpoints.track(), Metric.AUDIT_CHECKPOINTS, Metric.AUDIT_LAST_CHECKPOINT);
    }
    if (kept != null) {
      measure(samples, kept.heartbeat().track(), Metric.AUDIT_STORE_WRITES, Metric.AUDIT_STORE_LAST_WRITE);
    }
  }

  private static void measure(Samples samples, TrackRecord track, Metric counter, Metric last) {
    samples.add(counter, track.successes(), "succeeded");
    samples.add(counter, track.failures(), "failed");
    if (track.lastSuccess() != null) {
      samples.add(last, track.lastSuccess().getEpochSecond());
    }
  }
}
