package org.muleentra.jwt.core.audit;

import com.nimbusds.jose.JOSEException;
import java.time.Clock;
import org.muleentra.jwt.core.hash.Sha256;
import org.muleentra.jwt.core.schedule.Timetable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says how far a chain has come, signed, at the start, at the stop and each minute between, idle or not; thread-safe.
 *
 * <p>Whoever has the records and not the key cannot write another past up to the last of these, nor cut it short. Each holds
 * the hash of the one before, so that one that was taken away shows too.
 */
final class Checkpoints {

  static final long INTERVAL_MILLIS = 60_000;

  private static final Logger LOGGER = LoggerFactory.getLogger(Checkpoints.class);

  private final AuditKey key;
  private final HashChain chain;
  private final Deployment deployment;
  private final String policyHash;
  private final AuditSink sink;
  private final Clock clock;
  private final Heartbeat heartbeat;
  /** The hash of the one before; guarded by this, as is the order of what is written. */
  private String previous = "";
  private long number;

  Checkpoints(AuditKey key, HashChain chain, Deployment deployment, String policyHash, AuditSink sink, Clock clock, Heartbeat heartbeat) {
    this.key = key;
    this.chain = chain;
    this.deployment = deployment;
    this.policyHash = policyHash;
    this.sink = sink;
    this.clock = clock;
    this.heartbeat = heartbeat;
  }

  /** Writes one. */
  synchronized void write(String occasion) {
    HashChain.Head head = chain.head();
    JsonLine checkpoint = new JsonLine().time("TimeGenerated", clock.instant()).plain("Occasion", occasion)
        .plain("ChainId", head.chainId).number("Sequence", head.sequence).plain("Hash", head.hash).number("Checkpoint", number + 1)
        .plain("PreviousCheckpoint", previous);
    deployment.write(policyHash, checkpoint);
    String payload = checkpoint.close();
    heartbeat.begins();
    try {
      String signed = key.sign(payload);
      number++;
      previous = Sha256.base64url(signed);
      sink.checkpoint(new JsonLine().time("TimeGenerated", clock.instant()).plain("ChainId", head.chainId).number("Sequence", head.sequence)
          .plain("Signed", signed).close());
      heartbeat.succeeded();
    } catch (JOSEException | RuntimeException e) {
      heartbeat.failed(e);
      // It was proven at the start that this runtime signs: the next minute may do it again.
      LOGGER.error("Configuration {}: a checkpoint of the audit could not be signed", deployment.apiName(), e);
    }
  }

  /** How signing fares. */
  Heartbeat heartbeat() {
    return heartbeat;
  }

  /** Writes one each interval, as long as the timetable lasts. */
  void begin(Timetable timetable) {
    timetable.later(INTERVAL_MILLIS, () -> {
      try {
        write("interval");
      } finally {
        begin(timetable);
      }
    });
  }
}
