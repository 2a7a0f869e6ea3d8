package org.muleentra.jwt.core.audit;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * Counts decisions on their way to where they are written down; thread-safe.
 *
 * <p>What is counted has its place from the start, so a decision costs some additions: no lock, no look-up by name, no memory.
 */
public final class DecisionTally implements AuditLog, VitalSign {

  /** Upper bounds of the histogram's buckets: from the work of a processor to the longest wait for keys. */
  private static final double[] SECONDS = {
    0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15};

  private static final long[] NANOS = Arrays.stream(SECONDS).mapToLong(bound -> Math.round(bound * 1e9)).toArray();

  private static final Reason[] REASONS = Reason.values();
  private static final CallerKind[] KINDS = CallerKind.values();

  /** What {@code azpacr} and {@code appidacr} say, by their number, and last that they say nothing. */
  private static final String[] CLIENT_AUTHENTICATIONS = {"public", "secret", "certificate", "unknown"};
  private static final int UNKNOWN = CLIENT_AUTHENTICATIONS.length - 1;

  private final AuditLog log;
  private final boolean reportOnly;
  private final LongAdder[] refused = adders(REASONS.length);
  private final LongAdder[] wouldRefuse = adders(REASONS.length);
  private final LongAdder[] admitted = adders(KINDS.length * CLIENT_AUTHENTICATIONS.length);
  private final LongAdder[] durations = adders(NANOS.length + 1);
  private final LongAdder nanos = new LongAdder();

  /**
   * Nothing counted yet.
   *
   * @param log where each decision goes on to
   * @param reportOnly whether there may be decisions that refuse nobody, which are told of with the others from the start
   */
  public DecisionTally(AuditLog log, boolean reportOnly) {
    this.log = log;
    this.reportOnly = reportOnly;
  }

  private static LongAdder[] adders(int count) {
    LongAdder[] adders = new LongAdder[count];
    Arrays.setAll(adders, i -> new LongAdder());
    return adders;
  }

  @Override
  public void record(DecisionRecord decision) {
    if (decision.admitted()) {
      admitted[decision.callerKind().ordinal() * CLIENT_AUTHENTICATIONS.length + number(decision.clientAuthentication())].increment();
    } else {
      (decision.reportOnly() ? wouldRefuse : refused)[decision.refusal().reason().ordinal()].increment();
    }
    durations[bucket(decision.nanos())].increment();
    nanos.add(decision.nanos());
    log.record(decision);
  }

  private static int number(String clientAuthentication) {
    if (clientAuthentication == null || clientAuthentication.length() != 1) {
      return UNKNOWN;
    }
    int number = clientAuthentication.charAt(0) - '0';
    return number >= 0 && number < UNKNOWN ? number : UNKNOWN;
  }

  private static int bucket(long nanos) {
    int i = 0;
    while (i < NANOS.length && nanos > NANOS[i]) {
      i++;
    }
    return i;
  }

  @Override
  public List<PartStatus> status() {
    return Collections.emptyList();
  }

  @Override
  public void measure(Samples samples) {
    long all = 0;
    for (int i = 0; i < admitted.length; i++) {
      long count = admitted[i].sum();
      all += count;
      samples.add(Metric.ADMISSIONS, count, KINDS[i / CLIENT_AUTHENTICATIONS.length].setting(),
          CLIENT_AUTHENTICATIONS[i % CLIENT_AUTHENTICATIONS.length]);
    }
    samples.add(Metric.DECISIONS, all, "admitted", "none");
    for (Reason reason : REASONS) {
      // Also those that are 0: Prometheus sees no increase from nothing to 1.
      if (reason == Reason.BODY_INCOMPLETE) {
        samples.add(Metric.DECISIONS, refused[reason.ordinal()].sum() + wouldRefuse[reason.ordinal()].sum(), "abandoned", reason.name());
        continue;
      }
      samples.add(Metric.DECISIONS, refused[reason.ordinal()].sum(), "refused", reason.name());
      if (reportOnly) {
        samples.add(Metric.DECISIONS, wouldRefuse[reason.ordinal()].sum(), "would-refuse", reason.name());
      }
    }
    long[] counts = new long[durations.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = durations[i].sum();
    }
    samples.add(Metric.DECISION_DURATION, SECONDS, counts, nanos.sum() / 1e9);
  }
}
