package org.muleentra.jwt.core.audit;

import java.time.Clock;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.VitalSign;
import org.muleentra.jwt.core.status.Vitals;

/**
 * Writes down what one configuration decides from its start to its stop, and what is done to it; thread-safe.
 *
 * <p>Nothing here waits for a store, and a request pays for the making of its own record alone.
 */
public final class AuditTrail implements AuditLog, AutoCloseable {

  private final AuditFormat format;
  private final RecordJson json;
  private final HashChain chain = new HashChain();
  private final String policyHash;
  private final Deployment deployment;
  private final int metricsLogMinutes;
  private final AuditSink sink;
  private final Timetable timetable;
  private final Clock clock;
  /** {@code null} where none are signed. */
  private final Checkpoints checkpoints;
  /** {@code null} where it is not kept. */
  private final KeptHead kept;
  private final VitalSign vitals;
  private volatile boolean closed;

  private AuditTrail(AuditSettings settings, Deployment deployment, String policyHash, AuditSink sink, SavedChain saved,
      Timetable timetable, Clock clock) {
    this.format = settings.format;
    this.json = new RecordJson(settings, deployment);
    this.policyHash = policyHash;
    this.deployment = deployment;
    this.metricsLogMinutes = settings.metricsLogMinutes;
    this.sink = sink;
    this.timetable = timetable;
    this.clock = clock;
    this.checkpoints = settings.key == null ? null
        : new Checkpoints(settings.key, chain, deployment, policyHash, sink, clock, new Heartbeat(timetable, clock));
    this.kept = saved == SavedChain.NONE || format != AuditFormat.JSON ? null
        : new KeptHead(saved, chain, deployment.apiName(), policyHash, timetable, clock);
    this.vitals = new AuditVitals(format, chain, clock.instant(), checkpoints == null ? null : checkpoints.heartbeat(), kept);
  }

  /**
   * Begins with the record of the start.
   *
   * @param deployment what all records say of where they were made
   * @param policyHash of the settings that are configured
   * @param saved where this start finds the chain of the one before, and the next one this
   */
  public static AuditTrail open(AuditSettings settings, Deployment deployment, String policyHash, AuditSink sink, SavedChain saved,
      Timetable timetable, Clock clock) {
    AuditTrail trail = new AuditTrail(settings, deployment, policyHash, sink, saved, timetable, clock);
    trail.record(AuditEvent.start());
    if (trail.checkpoints != null) {
      timetable.soon(() -> trail.checkpoints.write("start"));
      trail.checkpoints.begin(timetable);
    }
    if (trail.kept != null) {
      trail.kept.begin(trail::follow);
    }
    return trail;
  }

  @Override
  public void record(DecisionRecord decision) {
    if (sink.takes(decision.isOrdinary())) {
      sink.write(format == AuditFormat.LINE ? RecordLine.of(decision) : chain.close(json.of(decision)), decision.isOrdinary());
      if (closed) {
        signTheEnd();
      }
    }
  }

  /** Writes down what was done to the gatekeeper, whatever the level: a chain without its start and stop would look cut. */
  public void record(AuditEvent event) {
    String record = format == AuditFormat.LINE ? event.write(new JsonLine()).close()
        : chain.close(json.of(event, clock.instant(), policyHash));
    sink.write(record, sink.takes(true));
    if (closed) {
      signTheEnd();
    }
  }

  /** Writes the numbers of the configuration as often as is configured, until what is returned is closed. */
  public MetricsLog metricsLog(Vitals vitals) {
    MetricsLog log = new MetricsLog(new MetricsLine(vitals, deployment, policyHash, chain.id(), clock), metricsLogMinutes, sink, timetable);
    log.begin();
    return log;
  }

  /** Names the chain before, and what has changed since. */
  private void follow(SavedHead former) {
    record(AuditEvent.former(former));
    if (!policyHash.equals(former.policyHash())) {
      record(AuditEvent.settings(former));
    }
  }

  @Override
  public VitalSign vitals() {
    return vitals;
  }

  /** Ends with the record of the stop. */
  @Override
  public void close() {
    // Before the record of the stop: whoever comes after that sees it.
    closed = true;
    record(AuditEvent.stop());
  }

  /** Again for what comes late, a decision or a revocation: what is behind the end that was signed is nobody's record. */
  private void signTheEnd() {
    if (checkpoints != null) {
      checkpoints.write("stop");
    }
  }
}
