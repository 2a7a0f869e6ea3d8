package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.schedule.MonotonicClock;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.VitalSign;

/** Which credential of our application serves, and when those end that are registered or that we hold; thread-safe. */
final class CredentialVitals implements VitalSign {

  /** From so many days before the end of a credential on, somebody should look after it. */
  static final long SOON_DAYS = 14;

  private final Credentials credentials;
  private final CredentialEnds ends;
  private final MonotonicClock monotonic;
  private final Clock clock;

  CredentialVitals(Credentials credentials, CredentialEnds ends, MonotonicClock monotonic, Clock clock) {
    this.credentials = credentials;
    this.ends = ends;
    this.monotonic = monotonic;
    this.clock = clock;
  }

  @Override
  public List<PartStatus> status() {
    List<CredentialEnds.End> all = ends.all(credentials.ends());
    Instant now = clock.instant();
    List<String> troubles = new ArrayList<>();
    Instant since = null;
    long rejectedFor = credentials.firstRejectedFor(monotonic);
    List<String> rejected = new ArrayList<>();
    String inPlace = null;
    for (Map.Entry<String, Boolean> each : credentials.serving().entrySet()) {
      if (each.getValue()) {
        inPlace = each.getKey();
        break;
      }
      rejected.add(each.getKey());
    }
    if (rejectedFor >= 0 && !rejected.isEmpty()) {
      since = now.minusNanos(rejectedFor);
      troubles.add(String.join(" and ", rejected) + (rejected.size() == 1 ? " does not serve" : " do not serve")
          + (inPlace == null ? "" : ", " + inPlace + " is used in its place"));
    }
    for (CredentialEnds.End end : all) {
      if (end.daysLeft(now) <= SOON_DAYS) {
        Instant warned = end.at().minus(Duration.ofDays(SOON_DAYS));
        since = since == null || warned.isBefore(since) ? warned : since;
        troubles.add(end.told() + (end.daysLeft(now) < 0 ? " has ended at " : " ends at ") + end.at());
      }
    }
    return Collections.singletonList(troubles.isEmpty()
        ? new PartStatus("credentials", State.OK, null, all.isEmpty() ? "no end of a credential has been read yet"
            : "no known credential ends within " + SOON_DAYS + " days")
        : new PartStatus("credentials", State.DEGRADED, since, String.join("; ", troubles)));
  }

  @Override
  public void measure(Samples samples) {
    Instant now = clock.instant();
    samples.add(Metric.CREDENTIAL_FAILOVERS, credentials.failovers());
    credentials.serving().forEach((setAs, serves) -> samples.add(Metric.CREDENTIAL_SERVES, serves ? 1 : 0, setAs));
    Map<String, Instant> held = credentials.ends();
    held.forEach((setAs, end) -> samples.add(Metric.CERTIFICATE_DAYS_LEFT, CredentialEnds.daysBetween(now, end), setAs));
    ends.first(held).forEach(end ->
        samples.add(Metric.CREDENTIAL_DAYS_LEFT, end.daysLeft(now), end.isOwn() ? "own" : "caller", end.kind()));
  }
}
