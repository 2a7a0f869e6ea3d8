package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.status.VitalSign;

/**
 * An issuer whose answers are counted; thread-safe.
 *
 * <p>It is down only for a minute after a failure: it is asked where a flow needs a token, and a flow that gets no calls since it is
 * down would never ask again. A refusal of one user or of one scope says nothing of the issuer.
 */
final class TrackedIssuer implements TokenIssuer, VitalSign {

  private final TokenIssuer issuer;
  private final TrackRecord track;
  private final LongAdder refused = new LongAdder();

  TrackedIssuer(TokenIssuer issuer, Clock clock) {
    this.issuer = issuer;
    this.track = new TrackRecord(clock);
  }

  @Override
  public CompletionStage<AccessToken> issue(TokenRequest request) {
    return issuer.issue(request).whenComplete((token, failure) -> {
      Throwable cause = failure == null ? null : ForeseenFailure.causeOf(failure);
      if (cause == null) {
        track.succeeded();
      } else if (cause instanceof TokenException && !((TokenException) cause).fault().isOfClient()) {
        refused.increment();
      } else {
        track.failed(cause);
      }
    });
  }

  @Override
  public List<PartStatus> status() {
    return Collections.singletonList(statusNow());
  }

  private PartStatus statusNow() {
    if (!track.isKnown()) {
      return new PartStatus("tokens", State.STARTING, null, "no token has been asked for yet");
    }
    if (!track.isFailing()) {
      return new PartStatus("tokens", State.OK, track.since(), "tokens are issued");
    }
    return new PartStatus("tokens", track.isFailingNow() ? State.DOWN : State.DEGRADED, track.since(),
        "tokens in memory serve until they expire, and no others come: asking for one " + track.failing());
  }

  @Override
  public void measure(Samples samples) {
    samples.add(Metric.TOKEN_REQUESTS, track.successes(), "succeeded");
    samples.add(Metric.TOKEN_REQUESTS, track.failures(), "failed");
    samples.add(Metric.TOKEN_REQUESTS, refused.sum(), "refused");
  }
}
