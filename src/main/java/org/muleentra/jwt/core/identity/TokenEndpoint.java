package org.muleentra.jwt.core.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.muleentra.jwt.core.error.ForeseenFailure;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.Lane;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.schedule.Turns;

/**
 * Entra's token endpoint of one tenant, asked as our application, and not while it is to be left alone; where Entra rejects a
 * credential the next is used for the same request. Thread-safe.
 */
final class TokenEndpoint implements TokenIssuer {

  /** So many requests are under way at a time; the others wait for their turn. */
  private static final int AT_ONCE = 16;

  private static final String NAME = "the token endpoint";

  private final AppIdentity identity;
  private final String tenantId;
  private final Transport transport;
  private final Timetable timetable;
  private final Clock clock;
  private final Lane credentials;
  private final Turns turns;
  private final IssuerPause pause;

  /**
   * Not asked yet.
   *
   * @param tenantId a GUID
   * @param random numbers from 0 to below 1, which spread the retries of many replicas
   */
  TokenEndpoint(AppIdentity identity, String tenantId, Transport transport, Timetable timetable, Clock clock, DoubleSupplier random) {
    this.identity = identity;
    this.tenantId = tenantId;
    this.transport = transport;
    this.timetable = timetable;
    this.clock = clock;
    this.credentials = new Lane(timetable, AT_ONCE, Transport.EXCHANGE_TIMEOUT_MILLIS);
    this.turns = new Turns(AT_ONCE, timetable::goOn);
    this.pause = new IssuerPause(NAME, timetable::nanos, random);
  }

  @Override
  public CompletionStage<AccessToken> issue(TokenRequest request) {
    // Looked at when its turn comes: what those before it met is so for it.
    return turns.take(() -> pause.unlessBegun(() -> proofAfter(null).thenCompose(proof -> exchange(request, proof))));
  }

  /** A credential may be a file to read or a signature to make: no work for the thread of a request. */
  private CompletionStage<Credentials.Proof> proofAfter(Credentials.Proof rejected) {
    return credentials.supply(() -> identity.proof(rejected, tenantId, timetable::nanos));
  }

  private CompletionStage<AccessToken> exchange(TokenRequest request, Credentials.Proof proof) {
    return send(request, proof).handle((token, failure) -> {
      if (failure == null) {
        identity.accepted(proof);
        return CompletableFuture.completedFuture(token);
      }
      Throwable cause = ForeseenFailure.causeOf(failure);
      return cause instanceof TokenException && ((TokenException) cause).fault().isOfCredential()
          ? exchangeByNext(request, proof, (TokenException) cause) : FailedFuture.<AccessToken>of(cause);
    }).thenCompose(Function.identity());
  }

  private CompletionStage<AccessToken> exchangeByNext(TokenRequest request, Credentials.Proof proof, TokenException rejection) {
    identity.rejected(proof, rejection, timetable::nanos);
    return proofAfter(proof).thenCompose(next -> next == null ? FailedFuture.<AccessToken>of(rejection) : exchange(request, next));
  }

  private CompletionStage<AccessToken> send(TokenRequest request, Credentials.Proof proof) {
    URI endpoint = identity.tokenEndpoint(tenantId);
    Map<String, String> form = new LinkedHashMap<>(request.parameters());
    form.put("client_id", identity.clientId());
    form.putAll(proof.parameters());
    Instant asked = clock.instant();
    return transport.send(OutboundRequest.postForm(endpoint, form))
        .thenApply(response -> new TokenAnswer(NAME, request, response, clock).token(tenantId, asked));
  }
}
