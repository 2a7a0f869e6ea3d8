package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.core.schedule.FailedFuture;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.fixture.MutableClock;

/** How our own tokens come: down for a minute after a failure, then degraded until one comes, since the first that did not. */
class TokenVitalsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String FAILING = "tokens in memory serve until they expire, and no others come: asking for one ";

  private final MutableClock clock = new MutableClock(NOW);
  private Throwable failure;
  private final TrackedIssuer issuer = new TrackedIssuer(request -> failure != null ? FailedFuture.of(failure)
      : CompletableFuture.completedFuture(new AccessToken("t", List.of("x"), "t", clock.instant().plusSeconds(3600), 3600, 1800)), clock);

  private void ask(Throwable failing) {
    failure = failing;
    issuer.issue(TokenRequest.ofResource("api://billing"));
  }

  private void assertPart(State state, Instant since, String detail) {
    PartStatus part = issuer.status().get(0);
    assertThat(part.part()).isEqualTo("tokens");
    assertThat(part.state()).as(part.detail()).isEqualTo(state);
    assertThat(part.since()).isEqualTo(since);
    assertThat(part.detail()).isEqualTo(detail);
  }

  private void assertCounted(int succeeded, int failed, int refused) {
    assertThat(new Vitals("billing", issuer).metrics()).contains(
        "entra_jwt_token_requests_total{config=\"billing\",outcome=\"succeeded\"} " + succeeded + "\n",
        "entra_jwt_token_requests_total{config=\"billing\",outcome=\"failed\"} " + failed + "\n",
        "entra_jwt_token_requests_total{config=\"billing\",outcome=\"refused\"} " + refused + "\n");
  }

  @Test
  void isStartingBeforeAnybodyAsks() {
    assertPart(State.STARTING, null, "no token has been asked for yet");
    assertCounted(0, 0, 0);
  }

  @Test
  void isWellSinceTheFirstThatCame() {
    ask(null);
    clock.advance(Duration.ofHours(1));
    ask(null);
    assertPart(State.OK, NOW, "tokens are issued");
    assertCounted(2, 0, 0);
  }

  @Test
  void isDownForAMinuteAfterTheLastFailureThenDegradedAndHeals() {
    ask(null);
    clock.advance(Duration.ofMinutes(5));
    Instant first = clock.instant();
    ask(new TokenException(TokenFault.CREDENTIAL_EXPIRED, "Entra says that the secret has expired"));
    clock.advance(Duration.ofSeconds(50));
    ask(new TokenException(TokenFault.CREDENTIAL_EXPIRED, "Entra says that the secret has expired"));
    clock.advance(Duration.ofSeconds(59));
    String detail = FAILING + "failed 2 times: Entra says that the secret has expired";
    assertPart(State.DOWN, first, detail);
    assertThat(new Vitals("billing", issuer).status().isReady()).isFalse();

    clock.advance(Duration.ofSeconds(1));
    assertPart(State.DEGRADED, first, detail);
    assertThat(new Vitals("billing", issuer).status().isReady()).as("else it would get no calls, and never ask again").isTrue();

    clock.advance(Duration.ofHours(1));
    ask(null);
    assertPart(State.OK, clock.instant(), "tokens are issued");
    assertCounted(2, 2, 0);
  }

  @Test
  void whoIsToldToWaitAsksNobodyAndIsNotCounted() {
    TokenException throttled = new TokenException(TokenFault.THROTTLED, "Entra answered with status 429").retryAfter(30);
    ask(throttled);
    clock.advance(Duration.ofSeconds(10));
    ask(throttled.again(20));
    assertCounted(0, 1, 0);
    clock.advance(Duration.ofSeconds(55));
    assertPart(State.DOWN, NOW, FAILING + "failed once: Entra answered with status 429");
  }

  @ParameterizedTest
  @EnumSource(value = TokenFault.class, names = {"CONSENT_MISSING", "RESOURCE_UNKNOWN", "SCOPE_INVALID",
    "CALLER_TOKEN_REJECTED", "STEP_UP_REQUIRED", "ACCESS_BLOCKED", "REQUEST_REFUSED"})
  void aRefusalOfOneUserOrScopeSaysNothingOfTheIssuer(TokenFault fault) {
    ask(new TokenException(fault, "no"));
    assertPart(State.STARTING, null, "no token has been asked for yet");
    ask(null);
    ask(new TokenException(fault, "no"));
    assertPart(State.OK, NOW, "tokens are issued");
    assertCounted(1, 0, 2);
  }

  @Test
  void aDefectIsAFailure() {
    ask(new IllegalStateException("x"));
    assertPart(State.DOWN, NOW, FAILING + "failed once: java.lang.IllegalStateException: x");
  }
}
