package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.outbound.Outage;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.TrackRecord;
import org.muleentra.jwt.core.status.VitalSign;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once an hour gets a new token of our own for our own API and holds it against the API's gate, in memory: a credential,
 * consent, keys or a clock that went wrong are told before a caller finds them. Thread-safe.
 */
final class SelfProbe implements VitalSign {

  private static final Logger LOGGER = LoggerFactory.getLogger(SelfProbe.class);

  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  /** The first probe comes within seconds after the start, at a moment of each replica's own. */
  private static final long FIRST_MILLIS = TimeUnit.SECONDS.toMillis(10);

  /** After a failure the next probe comes sooner, so that the end of an outage is told within minutes. */
  private static final long AGAIN_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private final String name;
  private final String appId;
  private final AccessTokens tokens;
  private final Supplier<OwnApi> api;
  private final Timetable timetable;
  private final DoubleSupplier random;
  private final Outage outage = new Outage();
  private final TrackRecord track;
  private volatile boolean passed;

  /** @param api the API as it is when asked, which throws where it is not started */
  SelfProbe(String name, String appId, AccessTokens tokens, Supplier<OwnApi> api, Timetable timetable, Clock clock,
      DoubleSupplier random) {
    this.track = new TrackRecord(clock);
    this.name = name;
    this.appId = appId;
    this.tokens = tokens;
    this.api = api;
    this.timetable = timetable;
    this.random = random;
  }

  @Override
  public List<PartStatus> status() {
    return Collections.singletonList(!track.isKnown() ? new PartStatus("selfProbe", State.STARTING, null, "no probe has ended yet")
        : track.isFailing() ? new PartStatus("selfProbe", State.DEGRADED, track.since(), "a token of this application would not pass its"
            + " own API: the probe " + track.failing())
        : new PartStatus("selfProbe", State.OK, track.since(), "a token of this application passes its own API"));
  }

  @Override
  public void measure(Samples samples) {
    if (track.isKnown()) {
      samples.add(Metric.SELF_PROBE_PASSED, track.isFailing() ? 0 : 1);
    }
  }

  /** Begins to probe, without waiting for it. */
  void begin() {
    timetable.later((long) (random.getAsDouble() * FIRST_MILLIS) + 1, this::probeAndGoOn);
  }

  private void probeAndGoOn() {
    CompletionStage<String> whyNot;
    try {
      OwnApi own = api.get();
      whyNot = tokens.anew(TokenRequest.ofResource(own.audience())).thenCompose(token -> own.refusalOf(token.value()));
    } catch (IllegalStateException notStarted) {
      // The application starts its configurations one after the other, and stops them so.
      goOnIn(FIRST_MILLIS);
      return;
    } catch (RuntimeException | Error e) {
      // So that there is a next time whatever is thrown.
      CompletableFuture<String> failed = new CompletableFuture<>();
      failed.completeExceptionally(e);
      whyNot = failed;
    }
    whyNot.whenComplete((why, failure) -> {
      boolean passes = why == null && failure == null;
      goOnIn(passes ? HOUR_MILLIS : AGAIN_MILLIS);
      if (passes) {
        passed();
      } else if (!timetable.isClosed()) {
        failed(failure == null ? "its token is refused there, " + why : "no token was judged, " + ForeseenFailure.sentence(failure));
      }
    });
  }

  private void goOnIn(long millis) {
    timetable.later((long) (millis * (0.95 + 0.1 * random.getAsDouble())), this::probeAndGoOn);
  }

  private void passed() {
    track.succeeded();
    int failures = outage.over();
    if (failures > 0) {
      LOGGER.info("Self-probe of {}: a token of application {} passes its own API again, after {} failures", name, appId, failures);
    } else if (!passed) {
      LOGGER.info("Self-probe of {}: a token of application {} passes its own API", name, appId);
    }
    passed = true;
  }

  private void failed(String why) {
    track.failed(why);
    int number = outage.failed();
    if (number > 0) {
      LOGGER.error("Self-probe of {}: application {} would not pass its own API, attempt {}: {}. See docs/operate/credentials.md",
          name, appId, number, why);
    }
  }
}
