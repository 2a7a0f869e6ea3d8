package org.muleentra.jwt.core.directory;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.muleentra.jwt.core.schedule.Timetable;

/** Microsoft Graph of one tenant: asked with our access token, and not while it wants to be left alone. Thread-safe. */
final class GraphTenant {

  private final DirectoryTransport transport;
  private final Clock clock;
  private final Pause pause;
  private final AccessTokens tokens;
  private final DirectoryLog log;

  GraphTenant(String name, String tenantId, GraphApplication application, DirectoryTransport transport,
      Timetable timetable, Clock clock) {
    this.transport = transport;
    this.clock = clock;
    this.pause = new Pause(timetable::nanos);
    this.tokens = new AccessTokens(application, tenantId, transport, timetable, clock, pause);
    this.log = new DirectoryLog(name, tenantId, application.graphBase());
  }

  /**
   * Asks, and reads the answer.
   *
   * @param question makes the request, given our access token
   * @param reading takes an answer of status 200 or 404; throws {@link DirectoryException} on one that makes no sense
   * @return completes exceptionally where there is no answer that makes sense
   */
  <T> CompletionStage<T> ask(Function<String, DirectoryRequest> question, Function<DirectoryResponse, T> reading) {
    if (pause.secondsLeft() > 0) {
      return paused();
    }
    return tokens.get().thenCompose(token -> pause.secondsLeft() > 0 ? this.<T>paused()
        : transport.send(question.apply(token)).thenApply(response -> {
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
    CompletableFuture<T> paused = new CompletableFuture<>();
    paused.completeExceptionally(DirectoryException.paused(Math.max(1, pause.secondsLeft())));
    return paused;
  }

  private DirectoryResponse sound(DirectoryResponse response, String token) {
    int status = response.status();
    if (status == 200 || status == 404) {
      return response;
    }
    String code = GraphError.code(response.body());
    String sentence = "Microsoft Graph answered with status " + status + (code == null ? "" : ", " + code);
    if (status == 429 || status >= 500 && response.retryAfter() != null) {
      long seconds = RetryAfter.seconds(response.retryAfter(), clock.instant());
      pause.begin(seconds);
      throw DirectoryException.pausing(sentence, seconds);
    }
    if (status == 401) {
      tokens.drop(token);
    }
    throw DirectoryException.ofGraph(status == 403
        ? sentence + "; the application needs GroupMember.Read.All, and User.Read.All or Application.Read.All" : sentence,
        code);
  }
}
