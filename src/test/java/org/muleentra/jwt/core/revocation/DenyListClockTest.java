package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Machines whose clocks are wrong, on one store. */
class DenyListClockTest {

  private static final RevocationRequest USER = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null);

  @ParameterizedTest
  @ValueSource(strings = {"P2D", "PT29H", "P400D", "PT11M", "-P2D"})
  void aNodeWhoseClockIsWrongDropsNothingOfOthers(Duration offset) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      MutableClock wrong = new MutableClock(gate.clock.instant().plus(offset));
      try (DenyList list = DenyList.open("wrong", gate.revocations, gate.timetable, wrong);
          Gatekeeper door = Gatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()),
              Platform.of("wrong", gate.metadata, gate.timetable, wrong, event -> { }).denying(list))) {
        gate.denyList.revoke(USER.expiresAt("2026-03-01T12:05:00Z"));
        gate.denyList.revoke(USER);
        for (int i = 0; i < 24; i++) {
          wrong.advance(DenyList.RELOAD);
          gate.scheduler.advance(DenyList.RELOAD);
          door.decide(InboundRequest.ofCredentials(gate.mint.userToken().sign()));
          door.decide(InboundRequest.ofCredentials(gate.mint.appToken().sign()));
        }

        assertThat(gate.revocations.entries).isNotEmpty();
        assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.TOKEN_REVOKED);
        assertThat(gate.revocations.asked("remove")).as("the weaker of the two, by its own author").isEqualTo(1);
      }
    }
  }

  /** What a token of Entra's proves is that so much time has passed, whatever this machine's clock says. */
  @Test
  void whatHasEndedIsDroppedOnceATokenProvesIt() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(USER.expiresAt("2026-03-01T12:00:30Z"));
      String end = gate.mint.appToken().claim("iat", TestGatekeeper.NOW.getEpochSecond() + 30 + 600 - 1).sign();
      String after = gate.mint.appToken().claim("iat", TestGatekeeper.NOW.getEpochSecond() + 30 + 600).sign();

      gate.scheduler.advance(Duration.ofMinutes(30));
      assertThat(gate.revocations.entries).as("nobody called meanwhile").hasSize(1);
      assertThat(gate.refusal(end)).isNull();
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(gate.revocations.entries).hasSize(1);
      assertThat(gate.refusal(after)).isNull();
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(gate.revocations.entries).isEmpty();
    }
  }

  /** The token says it has ended, the clock does not. */
  @Test
  void nothingIsDroppedByATokenAlone() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(USER.expiresAt("2026-03-01T12:00:30Z"));
      gate.scheduler.advance(Duration.ofMinutes(30));
      Decision decision = gate.decide(gate.mint.appToken().sign());
      assertThat(decision.admitted()).isTrue();

      gate.clock.advance(Duration.ofMinutes(-25));
      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.revocations.entries).hasSize(1);
    }
  }

  @Test
  void ofManyThatHaveEndedSomeAreDroppedAfterEachReading() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      for (int i = 0; i < 250; i++) {
        gate.denyList.revoke(RevocationRequest.of("tokenId", "t" + i, null).expiresAt("2026-03-01T12:00:30Z"));
      }
      gate.scheduler.advance(Duration.ofMinutes(30));
      assertThat(gate.refusal(gate.mint.appToken().sign())).isNull();

      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(gate.revocations.entries).hasSize(150);
      gate.scheduler.advance(DenyList.RELOAD.multipliedBy(2));
      assertThat(gate.revocations.entries).isEmpty();
      assertThat(gate.denyList.list()).isEmpty();
    }
  }

  @Test
  void theMarkOfAReinstatementGoesWithWhatItEnded() {
    try (TestGatekeeper gate = new TestGatekeeper(); DenyList other = DenyList.open("other", gate.revocations, gate.timetable, gate.clock)) {
      gate.denyList.revoke(USER.expiresAt("2026-03-01T12:00:30Z"));
      other.reinstate(USER);
      assertThat(gate.revocations.entries).hasSize(1);

      gate.scheduler.advance(Duration.ofMinutes(30));
      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.revocations.entries).isEmpty();
    }
  }
}
