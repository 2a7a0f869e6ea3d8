package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A store whose listing, or whole view, lags behind what was written; and other nodes on the same store. */
class DenyListLagTest {

  private static final RevocationRequest USER = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null);

  private static Reason refusal(TestGatekeeper gate) {
    return gate.refusal(gate.mint.userToken().sign());
  }

  private static Revocation byAnotherNode(TestGatekeeper gate, RevocationRequest request) {
    Revocation other = request.revocationAt(gate.clock.instant());
    gate.revocations.entries.put(other.key(), other);
    return other;
  }

  @Test
  void whatWasRevokedHereStaysRevokedWhileTheListingLags() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.listingLags();
      gate.denyList.revoke(USER);

      for (int second = 0; second < 120; second++) {
        gate.scheduler.advance(Duration.ofSeconds(1));
        assertThat(refusal(gate)).as("second %d", second).isEqualTo(Reason.TOKEN_REVOKED);
      }
      assertThat(gate.denyList.list()).hasSize(1);
      gate.revocations.catchUp();
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void itDoesSoUntilItsEndEvenIfTheStoreNeverShowsIt() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.everythingLags();
      gate.denyList.revoke(USER.expiresAt("2026-03-01T12:30:00Z"));

      gate.scheduler.advance(Duration.ofMinutes(30).minusMillis(1));
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
      gate.scheduler.advance(Duration.ofMillis(1));
      assertThat(refusal(gate)).isNull();
      assertThat(gate.denyList.list()).isEmpty();
    }
  }

  /** A listing of another replica, older than the one before. */
  @Test
  void whatAnotherNodeRevokedDoesNotPassBecauseAListingLacksIt() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.listingLags();
      byAnotherNode(gate, USER);
      gate.revocations.catchUp();
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);

      Revocation other = gate.revocations.entries.values().iterator().next();
      gate.revocations.entries.clear();
      gate.revocations.listingLags();
      gate.revocations.entries.put(other.key(), other);
      gate.scheduler.advance(Duration.ofMinutes(3));
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);

      gate.revocations.entries.clear();
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(refusal(gate)).as("gone for good").isNull();
    }
  }

  @Test
  void whatWasReinstatedHereStaysSoWhileTheListingShowsIt() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(USER);
      Revocation other = byAnotherNode(gate, USER);
      gate.scheduler.advance(DenyList.RELOAD);
      gate.revocations.everythingLags();

      assertThat(gate.denyList.reinstate(USER)).hasSize(2);

      for (int second = 0; second < 60; second++) {
        assertThat(refusal(gate)).as("second %d", second).isNull();
        gate.scheduler.advance(Duration.ofSeconds(1));
      }
      assertThat(gate.denyList.list()).isEmpty();
      assertThat(gate.revocations.entries).doesNotContainKey(other.key());
    }
  }

  @Test
  void aNewRevocationOfTheSameByAnotherNodeIsNotTakenForTheReinstatedOne() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      RevocationRequest request = USER.expiresAt("2026-03-01T18:00:00Z").reason("lost");
      gate.denyList.revoke(request);
      gate.denyList.reinstate(request);
      assertThat(refusal(gate)).isNull();

      byAnotherNode(gate, request);
      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
      gate.denyList.reinstate(request);
      gate.denyList.revoke(request);
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void aNodeFollowsWhenAnotherReinstatesWhatItRevokedItself() {
    try (TestGatekeeper gate = new TestGatekeeper(); DenyList other = DenyList.open("other", gate.revocations, gate.timetable, gate.clock)) {
      gate.denyList.revoke(USER);
      // At once, before any listing here has shown it.
      assertThat(other.reinstate(USER)).hasSize(1);
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(refusal(gate)).isNull();
      assertThat(gate.denyList.list()).isEmpty();
      assertThat(other.list()).isEmpty();
      assertThat(other.reinstate(USER)).isEmpty();
    }
  }

  /** The mark says what holds no more; without it, a listing that shows the entry would decide. */
  @Test
  void aReinstatementElsewhereCountsAlthoughTheEntryIsStillListed() {
    try (TestGatekeeper gate = new TestGatekeeper(); DenyList other = DenyList.open("other", gate.revocations, gate.timetable, gate.clock)) {
      gate.denyList.revoke(USER);
      gate.revocations.failToRemove("read only");
      assertThatThrownBy(() -> other.reinstate(USER)).isInstanceOf(RevocationStoreException.class).hasMessage("read only");

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(refusal(gate)).isNull();
      assertThat(gate.denyList.list()).isEmpty();
    }
  }

  @Test
  void whatIsReplacedIsNotMissedForAMomentNorLeftBehind() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.listingLags();
      gate.denyList.revoke(USER);
      gate.denyList.revoke(USER);
      assertThat(gate.revocations.entries).hasSize(1);
      assertThat(gate.denyList.list()).hasSize(1);

      gate.denyList.reinstate(USER);
      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(refusal(gate)).isNull();
      assertThat(gate.revocations.entries).isEmpty();
    }
  }

  /** Of two that cover each other one must stay. */
  @Test
  void twoWhoRevokeTheSameAtOnceDoNotUndoEachOther() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      for (int i = 0; i < 50; i++) {
        RevocationRequest request = RevocationRequest.of("tokenId", "token-" + i, null);
        List<CompletableFuture<Revocation>> both = List.of(CompletableFuture.supplyAsync(() -> gate.denyList.revoke(request)),
            CompletableFuture.supplyAsync(() -> gate.denyList.revoke(request)));
        both.forEach(CompletableFuture::join);
        assertThat(gate.refusal(gate.mint.userToken().claim("uti", "token-" + i).sign())).isEqualTo(Reason.TOKEN_REVOKED);
        assertThat(gate.revocations.entries).hasSize(i + 1);
      }
    }
  }

  /** Whether it was written is not known then; once it is, it holds. */
  @Test
  void aRevocationThatTheStoreRefusedIsNoneHere() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.fail("disk full");
      assertThatThrownBy(() -> gate.denyList.revoke(USER)).isInstanceOf(RevocationStoreException.class);
      gate.revocations.fail(null);
      assertThat(refusal(gate)).isNull();
      gate.denyList.revoke(USER);
      assertThat(refusal(gate)).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }
}
