package org.muleentra.jwt.core.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.schedule.Turns;

/**
 * Gets a managed identity's tokens of its host, and not while that is to be left alone. What passes is tried again while somebody
 * waits, at the moments that Microsoft's page on IMDS gives: after 2 and 6 seconds. Thread-safe.
 */
final class ManagedIdentityEndpoint implements TokenIssuer {

  /** So many requests of one machine IMDS takes at a time ("Azure Instance Metadata Service", rate limiting). */
  static final int AT_ONCE = 5;

  private static final long FIRST_DELAY_MILLIS = 2_000;

  private final ManagedIdentityHost host;
  private final AssignedIdentity identity;
  private final Transport transport;
  private final Timetable timetable;
  private final Clock clock;
  private final DoubleSupplier random;
  private final Lane keys;
  private final Turns turns;
  private final IssuerPause pause;

  ManagedIdentityEndpoint(ManagedIdentityHost host, AssignedIdentity identity, Transport transport, Timetable timetable, Clock clock,
      DoubleSupplier random) {
    this.host = host;
    this.identity = identity;
    this.transport = transport;
    this.timetable = timetable;
    this.clock = clock;
    this.random = random;
    this.keys = new Lane(timetable, AT_ONCE, Transport.EXCHANGE_TIMEOUT_MILLIS);
    this.turns = new Turns(AT_ONCE, timetable::goOn);
    this.pause = new IssuerPause(host.name(), timetable::nanos, random);
  }

  @Override
  public CompletionStage<AccessToken> issue(TokenRequest request) {
    if (request.isOnBehalfOf()) {
      return FailedFuture.of(new TokenException(TokenFault.REQUEST_REFUSED, "a managed identity acts for nobody but itself: on behalf of"
          + " users, configure an application with a credential of its own"));
    }
    String scope = request.scope();
    if (!scope.endsWith(TokenRequest.DEFAULT) || scope.length() == TokenRequest.DEFAULT.length() || scope.indexOf(' ') >= 0) {
      return FailedFuture.of(new TokenException(TokenFault.SCOPE_INVALID, "a managed identity gets tokens for a whole resource alone,"
          + " which is one scope that ends in /.default"));
    }
    long begun = timetable.nanos();
    // Looked at when its turn comes: what those before it met is so for it.
    return turns.take(() -> pause.unlessBegun(() -> attempt(request, begun, FIRST_DELAY_MILLIS)));
  }

  private CompletionStage<AccessToken> attempt(TokenRequest request, long begun, long delayIfFailed) {
    return ask(request).handle((token, failure) -> failure == null ? CompletableFuture.completedFuture(token)
        : again(request, begun, delayIfFailed, ForeseenFailure.causeOf(failure))).thenCompose(Function.identity());
  }

  private CompletionStage<AccessToken> again(TokenRequest request, long begun, long delay, Throwable failure) {
    long millis = delay + (long) (random.getAsDouble() * delay / 10);
    if (!isPassing(failure) || !isAwaited(begun, millis)) {
      return FailedFuture.of(failure);
    }
    return later(millis).thenComposeAsync(due -> timetable.isClosed() ? FailedFuture.<AccessToken>of(failure)
        : attempt(request, begun, 2 * delay), timetable::goOn);
  }

  /** What says how long to wait is left alone for so long. */
  private static boolean isPassing(Throwable cause) {
    if (!(cause instanceof TokenException)) {
      return true;
    }
    TokenException failure = (TokenException) cause;
    return failure.stated() == 0 && (failure.fault() == TokenFault.ENTRA_UNAVAILABLE || failure.fault() == TokenFault.THROTTLED);
  }

  /** Whether who asked will still be there for an answer that is asked for after a delay. */
  private boolean isAwaited(long begun, long delayMillis) {
    long elapsed = TimeUnit.NANOSECONDS.toMillis(timetable.nanos() - begun);
    return elapsed + delayMillis + Transport.EXCHANGE_TIMEOUT_MILLIS <= AccessTokens.WAIT_MILLIS;
  }

  private CompletableFuture<Void> later(long millis) {
    CompletableFuture<Void> due = new CompletableFuture<>();
    timetable.deadline(millis, () -> due.complete(null));
    return due;
  }

  private CompletionStage<AccessToken> ask(TokenRequest request) {
    try {
      OutboundRequest question = host.question(request.resource(), identity);
      Instant asked = clock.instant();
      return transport.send(question).thenCompose(response -> host.challenges(response) ? proven(question, response)
          : CompletableFuture.completedFuture(response)).thenApply(response -> read(request, response, asked));
    } catch (RuntimeException | Error thrown) {
      return FailedFuture.of(thrown);
    }
  }

  /** The proof is a file to read: no work for the thread of an answer. */
  private CompletionStage<OutboundResponse> proven(OutboundRequest question, OutboundResponse challenge) {
    return keys.supply(() -> host.credentials(challenge))
        .thenCompose(credentials -> transport.send(question.with("Authorization", credentials)));
  }

  private AccessToken read(TokenRequest request, OutboundResponse response, Instant asked) {
    if (response.status() != 200) {
      throw ManagedIdentityErrors.of(host, identity, response, clock);
    }
    TokenAnswer answer = new TokenAnswer(host.name(), request, response, clock);
    AccessToken token = answer.token(null, asked);
    if (host.mustConfirm() && !identity.isConfirmedBy(answer::member) || identity.isDeniedBy(answer::member)) {
      throw new TokenException(TokenFault.CLIENT_UNKNOWN, host.name() + " answered with a token that is not known to be of the managed"
          + " identity set here, and it is not used: assign that identity to this machine"
          + (host.mustConfirm() ? ", and update the agent, as those of before give the machine's own" : ""));
    }
    return token;
  }
}
