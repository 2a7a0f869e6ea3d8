package org.muleentra.jwt.core.audit;

import java.time.Clock;
import org.muleentra.jwt.core.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what one configuration decides from its start to its stop, and what is done to it; thread-safe.
 *
 * <p>Nothing here waits for a store, and a request pays for the making of its own record alone.
 */
public final class AuditTrail implements AuditLog, AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(AuditTrail.class);

  private final AuditFormat format;
  private final RecordJson json;
  private final HashChain chain = new HashChain();
  private final Deployment deployment;
  private final String policyHash;
  private final AuditSink sink;
  private final Clock clock;
  /** {@code null} where none are signed. */
  private final Checkpoints checkpoints;
  private volatile boolean closed;

  private AuditTrail(AuditSettings settings, Deployment deployment, String policyHash, AuditSink sink, Clock clock) {
    this.format = settings.format;
    this.json = new RecordJson(settings, deployment);
    this.deployment = deployment;
    this.policyHash = policyHash;
    this.sink = sink;
    this.clock = clock;
    this.checkpoints = settings.key == null ? null : new Checkpoints(settings.key, chain, deployment, policyHash, sink, clock);
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
    AuditTrail trail = new AuditTrail(settings, deployment, policyHash, sink, clock);
    trail.record(AuditEvent.start());
    if (trail.checkpoints != null) {
      timetable.soon(() -> trail.checkpoints.write("start"));
      trail.checkpoints.begin(timetable);
    }
    if (saved != SavedChain.NONE && settings.format == AuditFormat.JSON) {
      timetable.soon(() -> trail.followUp(saved, timetable));
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
  }

  /** Names the chain before, then keeps this one's head from time to time. May block. */
  private void followUp(SavedChain saved, Timetable timetable) {
    try {
      SavedHead former = saved.read(deployment.apiName());
      if (former != null) {
        record(AuditEvent.former(former));
        if (!policyHash.equals(former.policyHash())) {
          record(AuditEvent.settings(former));
        }
      }
    } catch (RuntimeException e) {
      LOGGER.warn("Configuration {}: which chain of the audit was before this one could not be read from {}: {}", deployment.apiName(), saved,
          e.getMessage());
    }
    keep(saved, timetable);
  }

  private void keep(SavedChain saved, Timetable timetable) {
    try {
      HashChain.Head head = chain.head();
      saved.write(deployment.apiName(), new SavedHead(head.chainId, head.sequence, head.hash, policyHash));
    } catch (RuntimeException e) {
      LOGGER.warn("Configuration {}: how far the chain of the audit has come could not be kept in {}: {}", deployment.apiName(), saved,
          e.getMessage());
    }
    timetable.later(Checkpoints.INTERVAL_MILLIS, () -> keep(saved, timetable));
  }

  /** Ends with the record of the stop. */
  @Override
  public void close() {
    // Before the record of the stop: whoever comes after that sees it.
    closed = true;
    record(AuditEvent.stop());
    signTheEnd();
  }

  /** Again for a request that is decided late: what is behind the end that was signed is nobody's record. */
  private void signTheEnd() {
    if (checkpoints != null) {
      checkpoints.write("stop");
    }
  }
}
