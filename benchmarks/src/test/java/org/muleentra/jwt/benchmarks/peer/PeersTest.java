package org.muleentra.jwt.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A peer that is not held to a rule is faster for the wrong reason. */
class PeersTest {

  private static final OrdersApi API = new OrdersApi();
  private static final List<Peer> PEERS = Peers.of(API);

  @AfterAll
  static void close() {
    API.close();
  }

  static Stream<String> titles() {
    return PEERS.stream().map(Peer::title);
  }

  static Stream<Arguments> titlesAndBadTokens() {
    return titles().flatMap(title -> Stream.of(BadToken.values()).map(bad -> Arguments.of(title, bad)));
  }

  private static Object outcome(String title, String token) {
    Peer peer = PEERS.stream().filter(each -> each.title().equals(title)).findFirst().orElseThrow();
    return peer.take(peer.credential(token));
  }

  /** Each is the good token with one thing spoilt, so nothing but the rule refuses it. */
  @ParameterizedTest
  @MethodSource("titlesAndBadTokens")
  void everyPeerRefusesEveryBadToken(String title, BadToken bad) {
    assertThat(outcome(title, bad.token(API))).isNotNull().isNotInstanceOf(Caller.class);
  }

  @ParameterizedTest
  @MethodSource("titles")
  void everyPeerTakesTheGoodTokenAndReadsItsClaims(String title) {
    for (int groups : new int[] {6, 200}) {
      Object caller = outcome(title, API.token(groups).sign());

      assertThat(caller).isInstanceOf(Caller.class);
      assertThat(caller).isEqualTo(new Caller(Contoso.USER_OBJECT_ID, true));
    }
  }

  /** Where the door has a role for readers alone, it refuses him. */
  @ParameterizedTest
  @MethodSource("titles")
  void noPeerTakesAnybodyForAReader(String title) {
    Object outcome = outcome(title, API.token(6).groups(List.of(Contoso.WRITERS_GROUP_ID)).sign());

    if (outcome instanceof Decision refused) {
      assertThat(refused.refusal().reason()).isEqualTo(Reason.ROLE_MISSING);
    } else {
      assertThat(outcome).isEqualTo(new Caller(Contoso.USER_OBJECT_ID, false));
    }
  }

  @Test
  void everyPeerHasAColumnInEveryRow() {
    List<Comparison> comparisons = PeerComparison.comparisons(API);

    assertThat(comparisons).extracting(Comparison::name).containsExactly("good, 6 groups", "good, 200 groups", "not a token",
        "three parts of noise", "`alg: none`", "unknown `kid`", "bad signature", "expired");
    for (Comparison comparison : comparisons) {
      assertThat(comparison.candidates()).extracting(Candidate::name).containsExactly(PeerComparison.BARE, "whole door", "fusionauth-jwt",
          "auth0 java-jwt", "jjwt", "nimbus verifier", "nimbus processor", "Spring Security");
    }
  }

  @Test
  void everyCandidateEndsAsItsRowSays() throws Exception {
    for (Comparison comparison : PeerComparison.comparisons(API)) {
      for (Candidate candidate : comparison.candidates()) {
        Object outcome = candidate.call().call();

        assertThat(outcome).as("%s: %s", comparison.name(), candidate.name()).isNotNull().isNotEqualTo(false);
        assertThat(outcome instanceof Caller)
            .isEqualTo(comparison.name().startsWith("good") && !candidate.name().equals(PeerComparison.BARE));
      }
    }
  }
}
