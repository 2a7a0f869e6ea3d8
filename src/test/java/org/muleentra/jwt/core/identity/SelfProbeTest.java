package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/** What would fail a caller is found by a token of our own first, and told once it is and once it is over. */
class SelfProbeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String APP = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";

  private final MutableClock clock = new MutableClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final CapturedLog log = CapturedLog.of(SelfProbe.class, Level.INFO);
  private final List<String> asked = new ArrayList<>();
  private final List<String> judged = new ArrayList<>();
  private TokenException refusal;
  private String whyNot;
  private Supplier<OwnApi> api = Api::new;

  @AfterEach
  void close() {
    log.close();
    timetable.close();
  }

  private SelfProbe begin() {
    AccessTokens tokens = new AccessTokens(this::issue, TokenLog.SILENT, timetable, () -> 0);
    SelfProbe probe = new SelfProbe("entra-jwt.orders", APP, tokens, () -> api.get(), timetable, clock, () -> 0.5);
    probe.begin();
    return probe;
  }

  private static void assertPart(SelfProbe probe, State state, Instant since, String sample) {
    PartStatus part = probe.status().get(0);
    assertThat(part.part()).isEqualTo("selfProbe");
    assertThat(part.state()).as(part.detail()).isEqualTo(state);
    assertThat(part.since()).isEqualTo(since);
    String metrics = new Vitals("orders", probe).metrics();
    if (sample == null) {
      assertThat(metrics).doesNotContain("entra_jwt_self_probe_passed");
    } else {
      assertThat(metrics).contains("entra_jwt_self_probe_passed{config=\"orders\"} " + sample + "\n",
          "entra_jwt_ready{config=\"orders\",part=\"selfProbe\"} 1\n");
    }
  }

  @Test
  void itsStatusIsDegradedSinceTheFirstFailureAndHeals() {
    SelfProbe probe = begin();
    assertPart(probe, State.STARTING, null, null);
    whyNot = "ROLE_MISSING: none of the required app roles";
    scheduler.advance(Duration.ofMinutes(8));
    assertPart(probe, State.DEGRADED, NOW.plusMillis(5_001), "0");
    assertThat(probe.status().get(0).detail()).endsWith("the probe failed 2 times: its token is refused there, " + whyNot);
    whyNot = null;
    scheduler.advance(Duration.ofMinutes(5));
    assertPart(probe, State.OK, NOW.plusMillis(5_001).plusSeconds(600), "1");
  }

  private CompletionStage<AccessToken> issue(TokenRequest request) {
    asked.add(request.scope());
    if (refusal != null) {
      CompletableFuture<AccessToken> refused = new CompletableFuture<>();
      refused.completeExceptionally(refusal);
      return refused;
    }
    return CompletableFuture.completedFuture(
        new AccessToken("token" + asked.size(), List.of("x"), "t", clock.instant().plusSeconds(86_400), 86_400, 43_200));
  }

  private final class Api implements OwnApi {

    @Override
    public String audience() {
      return "api://orders";
    }

    @Override
    public Collection<String> allowedClientIds() {
      return List.of();
    }

    @Override
    public CompletionStage<String> refusalOf(String token) {
      judged.add(token);
      return CompletableFuture.completedFuture(whyNot);
    }
  }

  @Test
  void eachHourANewTokenIsJudgedThoughTheOldOneIsGood() {
    begin();
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(judged).isEmpty();
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(judged).containsExactly("token1");
    assertThat(asked).containsExactly("api://orders/.default");
    scheduler.advance(Duration.ofHours(3));
    assertThat(judged).containsExactly("token1", "token2", "token3", "token4");
    assertThat(log.lines()).singleElement().asString().startsWith("INFO").contains("a token of application " + APP + " passes its own API");
  }

  @Test
  void aRefusalOfTheGateIsToldWithItsReasonAndItsEndToo() {
    begin();
    whyNot = "ROLE_MISSING: none of the required app roles";
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(log.lines()).singleElement().asString().startsWith("ERROR").contains("entra-jwt.orders", APP, "attempt 1", "is refused there, " + whyNot,
        "docs/operate/credentials.md").doesNotContain("token1");
    scheduler.advance(Duration.ofMinutes(16));
    assertThat(log.lines()).as("told at the 1st, 2nd and 4th time, each five minutes later").hasSize(3);
    whyNot = null;
    scheduler.advance(Duration.ofMinutes(5));
    assertThat(log.lines()).hasSize(4).last().asString().startsWith("INFO").contains("passes its own API again, after 4 failures");
    scheduler.advance(Duration.ofHours(2));
    assertThat(log.lines()).hasSize(4);
  }

  @Test
  void noTokenIsToldAlthoughOneInMemoryIsGood() {
    begin();
    scheduler.advance(Duration.ofMinutes(2));
    refusal = new TokenException(TokenFault.CREDENTIAL_EXPIRED, "Entra says that the secret has expired");
    scheduler.advance(Duration.ofMinutes(61));
    assertThat(log.lines()).hasSize(2).last().asString().startsWith("ERROR").contains("no token was judged, Entra says that the secret has expired");
    refusal = null;
    scheduler.advance(Duration.ofMinutes(6));
    assertThat(log.lines()).hasSize(3).last().asString().contains("again, after 1 failures");
  }

  @Test
  void whateverIsThrownThereIsANextTime() {
    Error error = new StackOverflowError();
    api = () -> {
      throw error;
    };
    begin();
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(log.lines()).singleElement().asString().contains("StackOverflowError");
    api = Api::new;
    scheduler.advance(Duration.ofMinutes(6));
    assertThat(log.lines()).last().asString().contains("passes its own API again, after 1 failures");
  }

  @Test
  void anApiThatIsNotStartedYetIsNoFailure() {
    api = () -> {
      throw new IllegalStateException("not started");
    };
    begin();
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(log.lines()).isEmpty();
    assertThat(asked).isEmpty();
    api = Api::new;
    scheduler.advance(Duration.ofSeconds(11));
    assertThat(log.lines()).singleElement().asString().startsWith("INFO").contains("passes its own API");
  }

  @Test
  void aClientThatStopsTellsNoMore() {
    begin();
    whyNot = "ROLE_MISSING";
    timetable.close();
    scheduler.advance(Duration.ofHours(3));
    assertThat(log.lines()).isEmpty();
    assertThat(asked).isEmpty();
  }
}
