package org.muleentra.jwt.core.audit;

import java.time.Instant;
import org.muleentra.jwt.core.request.RequestOrigin;

/** When, how long, on what request and by which settings a decision was made, whatever it came to; immutable. */
public final class Circumstances {

  final Instant time;
  final long nanos;
  final RequestOrigin origin;
  final String policyHash;

  /**
   * Of one decision.
   *
   * @param time of the decision
   * @param nanos how long it took, in nanoseconds: with what it waited for, without the flow
   * @param policyHash of the settings that decided, without secrets ({@code SettingsHash})
   */
  public Circumstances(Instant time, long nanos, RequestOrigin origin, String policyHash) {
    this.time = time;
    this.nanos = nanos;
    this.origin = origin;
    this.policyHash = policyHash;
  }
}
