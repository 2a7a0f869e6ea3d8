package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Pause;
import org.muleentra.jwt.core.outbound.RetryAfter;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.SharedFlight;
import org.muleentra.jwt.core.schedule.Timetable;

/**
 * Our own access token for one resource in one tenant (RFC 6749 §4.4), kept until five minutes before it expires, fetched
 * once at a time; thread-safe.
 */
public final class AccessTokens {

  /** So long before its expiry a token is no longer used. */
  private static final long SPARE_MILLIS = 300_000;

  /** For so long a token endpoint that refused us is not asked again: it needs an administrator, not a retry. */
  private static final long REFUSED_PAUSE_SECONDS = 10;

  private final AppIdentity identity;
  private final String tenantId;
  private final String resource;
  private final Transport transport;
  private final Timetable timetable;
  private final Lane credentials;
  private final Clock clock;
  private final Pause pause;
  private final SharedFlight<String> flight;
  private volatile Held held;

  /**
   * None of them fetched yet.
   *
   * @param tenantId a GUID
   * @param resource whose token is wanted, without a slash at its end
   */
  public AccessTokens(AppIdentity identity, String tenantId, String resource, Transport transport, Timetable timetable,
      Clock clock) {
    this.identity = identity;
    this.tenantId = tenantId;
    this.resource = resource;
    this.transport = transport;
    this.timetable = timetable;
    this.credentials = new Lane(timetable, 1, Transport.EXCHANGE_TIMEOUT_MILLIS);
    this.clock = clock;
    this.pause = new Pause(timetable::nanos);
    this.flight = new SharedFlight<>(timetable, Transport.EXCHANGE_TIMEOUT_MILLIS);
  }

  /** The token in memory, or that of the one shared request. */
  public CompletionStage<String> get() {
    Held current = held;
    if (current != null && timetable.nanos() < current.usableUntil) {
      return CompletableFuture.completedFuture(current.token);
    }
    long left = pause.secondsLeft();
    if (left > 0) {
      CompletableFuture<String> paused = new CompletableFuture<>();
      paused.completeExceptionally(OutboundException.paused("the token endpoint asked us to wait", left));
      return paused;
    }
    return flight.join(() -> fetch().thenApply(fetched -> {
      held = fetched;
      return fetched.token;
    }));
  }

  /** Forgets a token that the resource did not take. */
  public void drop(String token) {
    Held current = held;
    if (current != null && current.token.equals(token)) {
      held = null;
    }
  }

  private CompletionStage<Held> fetch() {
    long asked = timetable.nanos();
    URI endpoint = identity.tokenEndpoint(tenantId);
    // A credential may be a file to read or a signature to make: no work for the thread of a request.
    return credentials.supply(() -> OutboundRequest.postForm(endpoint, identity.tokenParameters(tenantId, resource)))
        .thenCompose(transport::send)
        .thenApply(response -> read(response, asked));
  }

  private Held read(OutboundResponse response, long asked) {
    TokenAnswer answer = TokenAnswer.of(response);
    if (answer.isToken()) {
      return new Held(answer.token(), asked + TimeUnit.SECONDS.toNanos(answer.lifetimeSeconds())
          - TimeUnit.MILLISECONDS.toNanos(SPARE_MILLIS));
    }
    if (response.asksToWait()) {
      throw pausing(answer, RetryAfter.seconds(response.header("Retry-After"), clock.instant()));
    }
    if (answer.isRefusal()) {
      throw pausing(answer, REFUSED_PAUSE_SECONDS);
    }
    throw new OutboundException(answer.sentence());
  }

  private OutboundException pausing(TokenAnswer answer, long seconds) {
    pause.begin(seconds);
    return OutboundException.pausing(answer.sentence(), seconds);
  }

  private static final class Held {

    private final String token;
    private final long usableUntil;

    Held(String token, long usableUntil) {
      this.token = token;
      this.usableUntil = usableUntil;
    }
  }
}
