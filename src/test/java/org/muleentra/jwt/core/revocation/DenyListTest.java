package org.muleentra.jwt.core.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.PermissionCheck.REQUIRED_SCOPES;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.core.token.SignatureVerifier;
import org.muleentra.jwt.fixture.InMemoryRevocations;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Time, store and scheduler stand still until a test moves them; tokens go through the whole door. */
class DenyListTest {

  private static final String SESSION = "aabbccdd-0102-4304-8506-070809101112";

  private static final int DECISIONS = 10_000;

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("objectId", Contoso.USER_OBJECT_ID, "oid is on the deny list"),
        Arguments.of("clientId", Contoso.WEB_CLIENT_ID, "azp or appid is on the deny list"),
        Arguments.of("sessionId", SESSION, "sid is on the deny list"),
        Arguments.of("tokenId", "AbC-_9", "uti is on the deny list"),
        Arguments.of("notBefore", Contoso.USER_OBJECT_ID, "iat lies before the time from which the caller's tokens are taken"));
  }

  private static TokenBuilder user(TestGatekeeper gate) {
    return gate.mint.userToken().claim("sid", SESSION).claim("uti", "AbC-_9").claim("iat", TestGatekeeper.NOW.getEpochSecond() - 10);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesFromTheEndOfRevokeToTheEndOfReinstate(String kind, String value, String detail) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      String token = user(gate).sign();
      assertThat(gate.refusal(token)).isNull();

      gate.denyList.revoke(RevocationRequest.of(kind, value.toUpperCase().equals("ABC-_9") ? value : value.toUpperCase(), null));
      Decision refused = gate.decide(token);
      assertThat(refused.refusal().reason()).isEqualTo(Reason.TOKEN_REVOKED);
      assertThat(refused.refusal().detail()).isEqualTo(detail);
      assertThat(refused.answer().status()).isEqualTo(401);
      assertThat(refused.answer().headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"").doesNotContain("claims=");
      assertThat(gate.audited.get(gate.audited.size() - 1).toString())
          .contains("status=401 reason=TOKEN_REVOKED detail=\"" + detail + "\"").contains("uti=AbC-_9");

      assertThat(gate.denyList.reinstate(RevocationRequest.of(kind, value, null))).hasSize(1);
      assertThat(gate.refusal(token)).isNull();
      assertThat(gate.revocations.entries).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void leavesEverybodyElseAlone(String kind, String value, String detail) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of(kind, value, null));
      assertThat(gate.refusal(gate.mint.userToken().claim("oid", "11111111-2222-4333-8444-555555555555")
          .claim("sid", "22222222-2222-4333-8444-555555555555").claim("uti", "abc-_9")
          .claim("azp", "33333333-2222-4333-8444-555555555555").sign())).isNull();
      assertThat(gate.refusal(gate.mint.appToken().sign())).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aTenantKeepsItToTheTokensOfThatTenant(String kind, String value, String detail) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(TENANTS, List.of("organizations")).with(REQUIRED_SCOPES, List.of(Contoso.READ_SCOPE)))) {
      gate.denyList.revoke(RevocationRequest.of(kind, value, Contoso.FABRIKAM_TENANT_ID));

      assertThat(gate.refusal(user(gate).sign())).isNull();
      assertThat(gate.refusal(user(gate).tenant(Contoso.FABRIKAM_TENANT_ID).sign())).isEqualTo(Reason.TOKEN_REVOKED);

      assertThat(gate.denyList.reinstate(RevocationRequest.of(kind, value, null))).isEmpty();
      assertThat(gate.refusal(user(gate).tenant(Contoso.FABRIKAM_TENANT_ID).sign())).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void notBeforeRefusesTokensIssuedEarlierAndNoneIssuedThenOrLater() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      long instant = TestGatekeeper.NOW.getEpochSecond() - 100;
      gate.denyList.revoke(RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, null).notBefore(Long.toString(instant)));

      assertThat(gate.refusal(gate.mint.userToken().claim("iat", instant - 1).sign())).isEqualTo(Reason.TOKEN_REVOKED);
      assertThat(gate.refusal(gate.mint.userToken().claim("iat", instant).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().claim("iat", instant + 1).sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().without("iat").sign())).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void asksAClientThatUnderstandsItForANewerToken() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      long from = TestGatekeeper.NOW.getEpochSecond();
      gate.denyList.revoke(RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, null));

      Decision decision = gate.decide(user(gate).claim("xms_cc", List.of("CP1")).sign());

      String challenge = decision.answer().headers().get("WWW-Authenticate");
      String claims = challenge.replaceAll(".*claims=\"([^\"]+)\".*", "$1");
      assertThat(decision.answer().status()).isEqualTo(401);
      assertThat(challenge).contains("error=\"insufficient_claims\"");
      assertThat(new String(Base64.getDecoder().decode(claims), StandardCharsets.UTF_8))
          .isEqualTo("{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + from + "\"}}}");
    }
  }

  /** A newer token of theirs would be refused like this one. */
  @Test
  void asksForNothingWhereANewerTokenWillNotDo() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null));
      gate.denyList.revoke(RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, null));

      Decision decision = gate.decide(user(gate).claim("xms_cc", List.of("cp1")).sign());

      assertThat(decision.answer().headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"").doesNotContain("claims=");
    }
  }

  @Test
  void anEntryHoldsUntilItsEndAndNotAtIt() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null).expiresAt("2026-03-01T12:00:30Z"));
      String token = gate.mint.userToken().sign();

      gate.scheduler.advance(Duration.ofMillis(29_999));
      assertThat(gate.refusal(token)).isEqualTo(Reason.TOKEN_REVOKED);
      assertThat(gate.denyList.list()).hasSize(1);
      gate.scheduler.advance(Duration.ofMillis(1));
      assertThat(gate.refusal(token)).isNull();
      assertThat(gate.denyList.list()).isEmpty();
    }
  }

  /** Another node's clock may be behind. */
  @Test
  void whatHasExpiredStaysInTheStoreForTheLargestSkewAndThenGoes() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null).expiresAt("2026-03-01T12:00:30Z"));

      gate.scheduler.advance(Duration.ofSeconds(629));
      assertThat(gate.revocations.entries).hasSize(1);
      gate.revocations.failToRemove("read only");
      gate.scheduler.advance(Duration.ofSeconds(6));
      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
      gate.revocations.failToRemove(null);
      gate.scheduler.advance(Duration.ofSeconds(5));
      assertThat(gate.revocations.entries).isEmpty();
    }
  }

  @Test
  void seesWhatAnotherNodeRevokesAndReinstatesWithTheNextReading() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Revocation other = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null).revocationAt(TestGatekeeper.NOW);
      String token = gate.mint.userToken().sign();

      gate.revocations.entries.put(other.key(), other);
      gate.scheduler.advance(Duration.ofMillis(4_999));
      assertThat(gate.refusal(token)).isNull();
      gate.scheduler.advance(Duration.ofMillis(1));
      assertThat(gate.refusal(token)).isEqualTo(Reason.TOKEN_REVOKED);

      gate.revocations.entries.clear();
      gate.scheduler.advance(Duration.ofMillis(4_999));
      assertThat(gate.refusal(token)).isEqualTo(Reason.TOKEN_REVOKED);
      gate.scheduler.advance(Duration.ofMillis(1));
      assertThat(gate.refusal(token)).isNull();
    }
  }

  @Test
  void readsAnEntryOnceHoweverOftenItReadsTheList() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null));
      Revocation other = RevocationRequest.of("tokenId", "x", null).revocationAt(TestGatekeeper.NOW);
      gate.revocations.entries.put(other.key(), other);
      gate.revocations.asked.clear();

      gate.scheduler.advance(Duration.ofSeconds(20));

      assertThat(gate.revocations.asked).containsExactly("keys", "read", "keys", "keys", "keys");
    }
  }

  @Test
  void anEntryThatGoesWhileTheListIsReadIsNoFailure() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Revocation other = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null).revocationAt(TestGatekeeper.NOW);
      gate.revocations.entries.put(other.key(), other);
      gate.revocations.during(gate.revocations.entries::clear);

      gate.scheduler.advance(DenyList.RELOAD);

      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
    }
  }

  @Test
  void revokingNeverWeakensWhatIsRevoked() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      long late = TestGatekeeper.NOW.getEpochSecond() - 10;
      RevocationRequest request = RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, null);
      String token = gate.mint.userToken().claim("iat", late - 1).sign();

      gate.denyList.revoke(request.notBefore(Long.toString(late)));
      gate.denyList.revoke(request.notBefore(Long.toString(late - 1000)));
      assertThat(gate.refusal(token)).isEqualTo(Reason.TOKEN_REVOKED);

      gate.denyList.revoke(request.notBefore(Long.toString(late + 1)));
      assertThat(gate.denyList.list()).extracting(Revocation::notBefore).containsExactly(late + 1);
      assertThat(gate.denyList.reinstate(request)).hasSize(1);
      assertThat(gate.refusal(token)).isNull();
    }
  }

  /** Of several, the client is told the latest, or it would come back in vain. */
  @Test
  void theChallengeNamesTheLatestOfSeveral() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      RevocationRequest request = RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, null);
      long now = TestGatekeeper.NOW.getEpochSecond();
      gate.denyList.revoke(request.notBefore(Long.toString(now - 100)).expiresAt("2026-04-01T12:00:00Z"));
      gate.denyList.revoke(request.notBefore(Long.toString(now - 5)));

      Decision decision = gate.decide(user(gate).claim("iat", now - 200).claim("xms_cc", List.of("cp1")).sign());
      String claims = decision.answer().headers().get("WWW-Authenticate").replaceAll(".*claims=\"([^\"]+)\".*", "$1");

      assertThat(new String(Base64.getDecoder().decode(claims), StandardCharsets.UTF_8)).contains("\"" + (now - 5) + "\"");
    }
  }

  @Test
  void whatWasReadServesForSixtySecondsWhileTheStoreFails() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of("tokenId", "gone", null));
      // A reading begins here; what it brings serves for 60 seconds from now.
      gate.scheduler.advance(DenyList.RELOAD);
      gate.revocations.fail("disk full");
      String good = gate.mint.userToken().sign();

      gate.scheduler.advance(Duration.ofMillis(59_999));
      assertThat(gate.refusal(good)).isNull();
      assertThat(gate.refusal(gate.mint.userToken().claim("uti", "gone").sign())).isEqualTo(Reason.TOKEN_REVOKED);
      gate.scheduler.advance(Duration.ofMillis(1));
      Decision at = gate.decide(good);
      assertThat(at.refusal().reason()).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
      assertThat(at.answer().status()).isEqualTo(503);
      assertThat(at.answer().headers()).containsEntry("Retry-After", "5").doesNotContainKey("WWW-Authenticate");
      gate.scheduler.advance(Duration.ofMinutes(10));
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

      gate.revocations.fail(null);
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
      assertThat(gate.refusal(gate.mint.userToken().claim("uti", "gone").sign())).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void aClockThatIsSetBackLengthensNothing() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.fail("disk full");
      gate.clock.advance(Duration.ofMinutes(-5));
      gate.scheduler.advance(DenyList.SERVES);
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
    }
  }

  @Test
  void aStoreThatFailsAtTheStartRefusesEverybodyWhoseTokenIsGood() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      InMemoryRevocations broken = new InMemoryRevocations();
      broken.fail("no such directory");
      try (DenyList list = DenyList.open("orders", broken, gate.timetable, gate.clock); Gatekeeper door = door(gate, list)) {
        assertThat(reason(door, gate.mint.userToken().sign())).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
        assertThat(reason(door, gate.mint.userToken().flipSignatureBit().sign())).isEqualTo(Reason.SIGNATURE_INVALID);

        broken.fail(null);
        gate.scheduler.advance(DenyList.RELOAD);
        assertThat(reason(door, gate.mint.userToken().sign())).isNull();
      }
    }
  }

  @Test
  void requestsWaitForTheFirstReadingAndNoLongerThanFiveSeconds() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      List<Runnable> held = new ArrayList<>();
      ManualScheduler slow = new ManualScheduler(gate.clock) {
        private boolean first = true;

        @Override
        public void execute(Runnable command) {
          if (first) {
            first = false;
            held.add(command);
          } else {
            super.execute(command);
          }
        }
      };
      try (DenyList list = DenyList.open("orders", gate.revocations, Timetable.open("orders", slow, slow), gate.clock);
          Gatekeeper door = door(gate, list)) {
        CompletableFuture<Decision> early = door.decide(InboundRequest.ofCredentials(gate.mint.userToken().sign())).toCompletableFuture();
        CompletableFuture<Decision> bad = door.decide(InboundRequest.ofCredentials(gate.mint.userToken().flipSignatureBit().sign()))
            .toCompletableFuture();
        assertThat(early).isNotDone();
        assertThat(bad).isDone();

        slow.advance(Duration.ofMillis(4_999));
        assertThat(early).isNotDone();
        slow.advance(Duration.ofMillis(1));
        assertThat(early.join().refusal().reason()).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

        held.forEach(Runnable::run);
        assertThat(reason(door, gate.mint.userToken().sign())).isNull();
      }
    }
  }

  @Test
  void aRequestThatWaitedForTheFirstReadingIsDecidedByIt() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.denyList.revoke(RevocationRequest.of("tokenId", "gone", null));
      List<Runnable> held = new ArrayList<>();
      ManualScheduler slow = new ManualScheduler(gate.clock) {
        private boolean first = true;

        @Override
        public void execute(Runnable command) {
          if (first) {
            first = false;
            held.add(command);
          } else {
            super.execute(command);
          }
        }
      };
      try (DenyList list = DenyList.open("orders", gate.revocations, Timetable.open("orders", slow, slow), gate.clock);
          Gatekeeper door = door(gate, list)) {
        CompletableFuture<Decision> good = door.decide(InboundRequest.ofCredentials(gate.mint.userToken().sign())).toCompletableFuture();
        CompletableFuture<Decision> gone = door.decide(InboundRequest.ofCredentials(gate.mint.userToken().claim("uti", "gone").sign()))
            .toCompletableFuture();

        held.forEach(Runnable::run);

        assertThat(good.join().admitted()).isTrue();
        assertThat(gone.join().refusal().reason()).isEqualTo(Reason.TOKEN_REVOKED);
      }
    }
  }

  /** Read before, arrived after: such a reading knows nothing of the 60 seconds since. */
  @Test
  void aReadingThatTookLongerThanItsResultServesBringsNothing() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      // No other can begin, neither to overtake it nor to follow.
      gate.revocations.during(() -> {
        gate.scheduler.full(true);
        gate.scheduler.advance(DenyList.SERVES);
      });
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);

      gate.scheduler.full(false);
      gate.scheduler.advance(DenyList.RELOAD);
      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
    }
  }

  /** The reading has seen the store without the entry; what it brings must not take the entry's place. */
  @Test
  void aReadingUnderWayDoesNotOvertakeARevocation() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      CompletableFuture<Revocation> revoked = new CompletableFuture<>();
      Thread other = new Thread(() -> revoked.complete(
          gate.denyList.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null))));
      gate.revocations.during(() -> {
        other.start();
        await().until(revoked::isDone);
      });

      gate.scheduler.advance(DenyList.RELOAD);

      revoked.join();
      assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.TOKEN_REVOKED);
    }
  }

  @Test
  void aDecisionAllocatesNothingWhereNobodyIsMeant() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Claims claims = CompactJws.parse(user(gate).sign()).value().verify((RSAPublicKey) gate.keys.current().publicKey(), SignatureVerifier.OF_THE_JVM, null)
          .value().claims();
      assertThat(allocatedByDecisions(gate.denyList, claims)).isLessThan(DECISIONS);

      gate.denyList.revoke(RevocationRequest.of("objectId", "11111111-2222-4333-8444-555555555555", null));
      gate.denyList.revoke(RevocationRequest.of("sessionId", "22222222-2222-4333-8444-555555555555", null));
      assertThat(allocatedByDecisions(gate.denyList, claims)).isLessThan(DECISIONS);
    }
  }

  /** In bytes; the smallest object has 16, so less than one each is none. */
  private static long allocatedByDecisions(DenyList list, Claims claims) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    for (int i = 0; i < DECISIONS; i++) {
      if (list.refusalOf(claims) != null) {
        throw new AssertionError("refused");
      }
    }
    return threads.getThreadAllocatedBytes(id) - before;
  }

  @Test
  void operationsTellOfAStoreThatFailsAndChangeNothing() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      gate.revocations.fail("disk full");
      RevocationRequest request = RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null);

      for (Runnable operation : List.<Runnable>of(() -> gate.denyList.revoke(request), () -> gate.denyList.reinstate(request),
          () -> gate.denyList.list())) {
        assertThatThrownBy(operation::run).isInstanceOf(RevocationStoreException.class).hasMessage("disk full");
      }
      assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
    }
  }

  @Test
  void withoutAStoreNobodyIsRefusedAndNothingCanBeRevoked() {
    assertThat(DenyList.NONE.isSettled()).isTrue();
    assertThat(DenyList.NONE.refusalOf(null)).isNull();
    assertThatThrownBy(() -> DenyList.NONE.revoke(RevocationRequest.of("objectId", Contoso.USER_OBJECT_ID, null)))
        .isInstanceOf(RevocationStoreException.class).hasMessage("no revocationObjectStore is configured");
    assertThatThrownBy(DenyList.NONE::list).isInstanceOf(RevocationStoreException.class);
  }

  @Test
  void whenItIsClosedItReadsNoMoreAndNothingPasses() {
    TestGatekeeper gate = new TestGatekeeper();
    gate.denyList.close();
    gate.revocations.asked.clear();
    gate.scheduler.advance(Duration.ofMinutes(2));

    assertThat(gate.revocations.asked).isEmpty();
    assertThat(gate.refusal(gate.mint.userToken().sign())).isEqualTo(Reason.REVOCATIONS_UNAVAILABLE);
    gate.close();
  }

  private static Gatekeeper door(TestGatekeeper gate, DenyList list) {
    return Gatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()),
        Platform.of("orders", gate.metadata, gate.timetable, gate.clock, event -> { }).denying(list));
  }

  private static Reason reason(Gatekeeper door, String token) {
    Decision decision = door.decide(InboundRequest.ofCredentials(token)).toCompletableFuture().getNow(null);
    return decision.admitted() ? null : decision.refusal().reason();
  }
}
