package org.muleentra.jwt.core.directory;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.muleentra.jwt.core.identity.AccessToken;
import org.muleentra.jwt.core.identity.AccessTokens;
import org.muleentra.jwt.core.identity.GraphError;
import org.muleentra.jwt.core.identity.TokenRequest;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Pause;
import org.muleentra.jwt.core.outbound.RetryAfter;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.TrackRecord;

/** Microsoft Graph of one tenant: asked with our access token, and not while it wants to be left alone. Thread-safe. */
final class GraphTenant {

  private final Transport transport;
  private final Clock clock;
  private final Pause pause;
  private final TokenRequest tokenRequest;
  private final AccessTokens tokens;
  private final DirectoryLog log;
  private final Map<GraphOperation, TrackRecord> tracks = new EnumMap<>(GraphOperation.class);

  GraphTenant(String name, String tenantId, GraphApplication application, Transport transport,
      Timetable timetable, Clock clock) {
    this.transport = transport;
    this.clock = clock;
    this.pause = new Pause(timetable::nanos);
    this.tokenRequest = application.tokenRequest();
    this.tokens = application.tokens(tenantId, transport, timetable, clock);
    for (GraphOperation operation : GraphOperation.values()) {
      tracks.put(operation, new TrackRecord(clock));
    }
    this.log = new DirectoryLog(name, tenantId, application.graphBase());
  }

  /**
   * Asks, and reads the answer.
   *
   * @param operation what for
   * @param question the request without our access token
   * @param reading takes an answer of status 200 or 404; throws {@link OutboundException} on one that makes no sense
   * @return completes exceptionally where there is no answer that makes sense
   */
  <T> CompletionStage<T> ask(GraphOperation operation, OutboundRequest question, Function<OutboundResponse, T> reading) {
    TrackRecord track = tracks.get(operation);
    return ask(question, reading).whenComplete((answer, failure) -> {
      // More groups than Graph lists at once are an answer, after which it is asked in turns.
      if (failure == null || OutboundException.hasCode(failure, GraphError.TOO_MANY)) {
        track.succeeded();
      } else {
        track.failed(failure);
      }
    });
  }

  /** How these questions fared. */
  TrackRecord track(GraphOperation operation) {
    return tracks.get(operation);
  }

  private <T> CompletionStage<T> ask(OutboundRequest question, Function<OutboundResponse, T> reading) {
    if (pause.secondsLeft() > 0) {
      return paused();
    }
    return tokens.get(tokenRequest).thenApply(AccessToken::value).thenCompose(token -> pause.secondsLeft() > 0 ? this.<T>paused()
        : transport.send(question.bearing(token)).thenApply(response -> {
          T answer = reading.apply(sound(response, token));
          log.answered();
          return answer;
        }));
  }

  /** Takes note of a look-up that failed. */
  void failed(Throwable failure) {
    log.failed(failure);
  }

  private <T> CompletionStage<T> paused() {
    return FailedFuture.of(OutboundException.paused("the directory asked us to wait", pause.secondsLeft()));
  }

  private OutboundResponse sound(OutboundResponse response, String token) {
    int status = response.status();
    if (status == 200 || status == 404) {
      return response;
    }
    String code = GraphError.code(response.body());
    String sentence = "Microsoft Graph answered with status " + status + (code == null ? "" : ", " + code);
    if (response.asksToWait()) {
      long seconds = RetryAfter.seconds(response.header("Retry-After"), clock.instant());
      pause.begin(seconds);
      throw OutboundException.pausing(sentence, seconds);
    }
    if (status == 401) {
      tokens.forget(token);
    }
    throw OutboundException.withCode(status == 403
        ? sentence + "; the application needs GroupMember.Read.All, and User.Read.All or Application.Read.All" : sentence,
        code);
  }
}
