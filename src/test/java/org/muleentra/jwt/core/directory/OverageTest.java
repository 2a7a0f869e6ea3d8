package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;
import static org.muleentra.jwt.core.check.CallerKindCheck.CALLER_KINDS;
import static org.muleentra.jwt.core.directory.DirectorySettings.GROUP_OVERAGE;
import static org.muleentra.jwt.core.directory.DirectorySettings.REQUIRE_ENABLED_ACCOUNT;
import static org.muleentra.jwt.core.principal.Admission.REQUIRED_ROLES;
import static org.muleentra.jwt.core.principal.Admission.ROLE_MAPPINGS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.InMemoryDirectory;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** A token that had no room for the caller's groups: refused, looked up, or let pass without them. */
class OverageTest {

  private static final String USER = "/users/" + Contoso.USER_OBJECT_ID;
  private static final String CHECK = "POST " + InMemoryDirectory.GRAPH + USER + "/checkMemberGroups";
  private static final String GET = "POST " + InMemoryDirectory.GRAPH + USER + "/getMemberGroups";

  private static TokenBuilder overage(TestGatekeeper gate) {
    return gate.mint.userToken().groupOverage();
  }

  private static UnaryOperator<SettingValues> mapping(int groups) {
    Map<String, String> mappings = new HashMap<>();
    for (int i = 0; i < groups; i++) {
      mappings.put(group(i), "role" + i);
    }
    return settings -> TestGatekeeper.withGraph(settings).with(ROLE_MAPPINGS, mappings);
  }

  private static String group(int number) {
    return String.format("9ea0de25-7e57-4066-8c8a-%012x", number);
  }

  private static CompletableFuture<Decision> begin(TestGatekeeper gate, String token) {
    return gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + token)).toCompletableFuture();
  }

  static Stream<Arguments> marks() {
    return Stream.of(
        Arguments.argumentSet("_claim_names", (UnaryOperator<TokenBuilder>) TokenBuilder::groupOverage),
        Arguments.argumentSet("hasgroups", (UnaryOperator<TokenBuilder>) TokenBuilder::hasGroups),
        Arguments.argumentSet("hasgroups as a text", (UnaryOperator<TokenBuilder>) token -> token.claim("hasgroups", "true")),
        Arguments.argumentSet("hasgroups beside groups", (UnaryOperator<TokenBuilder>) token -> token.groups(Contoso.READERS_GROUP_ID).claim("hasgroups", true)),
        Arguments.argumentSet("_claim_names of no known form", (UnaryOperator<TokenBuilder>) token -> token.claim("_claim_names", "groups")));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void isDeniedUnlessConfigured(UnaryOperator<TokenBuilder> mark) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader")))) {
      Decision decision = gate.decide(mark.apply(gate.mint.userToken()).sign());

      assertThat(decision.refusal().reason()).isEqualTo(Reason.GROUPS_OVERAGE);
      assertThat(decision.answer().status()).isEqualTo(403);
      assertThat(gate.directory.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("marks")
  void isLookedUp(UnaryOperator<TokenBuilder> mark) {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID, Contoso.ADMINS_GROUP_ID);

      assertThat(gate.decide(mark.apply(gate.mint.userToken()).sign()).principal().roles()).containsExactly("reader");
      assertThat(gate.directory.graphCalls()).containsExactly(CHECK);
    }
  }

  static Stream<Arguments> noMarks() {
    return Stream.of(
        Arguments.argumentSet("none", (UnaryOperator<TokenBuilder>) token -> token),
        Arguments.argumentSet("hasgroups false", (UnaryOperator<TokenBuilder>) token -> token.claim("hasgroups", false)),
        Arguments.argumentSet("_claim_names of something else",
            (UnaryOperator<TokenBuilder>) token -> token.claim("_claim_names", Map.of("wids", "src1"))));
  }

  @ParameterizedTest
  @MethodSource("noMarks")
  void isNotSeenWhereThereIsNone(UnaryOperator<TokenBuilder> change) {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      Decision decision = gate.decide(change.apply(gate.mint.userToken().groups(Contoso.READERS_GROUP_ID)).sign());

      assertThat(decision.principal().roles()).containsExactly("reader");
      assertThat(gate.directory.requests()).isEmpty();
    }
  }

  @Test
  void doesNotMatterWhereNothingIsMapped() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(overage(gate).sign())).isNull();
    }
  }

  /** Groups are looked up by object id: of one that is mapped by name alone, nothing could be found out. */
  @ParameterizedTest
  @MethodSource("marks")
  void isDeniedWhereNoObjectIdIsMapped(UnaryOperator<TokenBuilder> mark) {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(ROLE_MAPPINGS, Map.of("Readers", "reader")))) {
      assertThat(gate.refusal(mark.apply(gate.mint.userToken()).sign())).isEqualTo(Reason.GROUPS_OVERAGE);
      assertThat(gate.directory.requests()).isEmpty();
      assertThat(gate.decide(gate.mint.userToken().groups("Readers").sign()).principal().roles()).containsExactly("reader");
    }
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(REQUIRE_ENABLED_ACCOUNT, true).with(ROLE_MAPPINGS, Map.of("Readers", "reader")))) {
      assertThat(gate.refusal(mark.apply(gate.mint.userToken()).sign())).as("accounts are asked about").isEqualTo(Reason.GROUPS_OVERAGE);
    }
  }

  @Test
  void maybeLetPassWithAppRolesAlone() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> settings.with(GROUP_OVERAGE, "appRolesOnly")
        .with(ROLE_MAPPINGS, Map.of(Contoso.READERS_GROUP_ID, "reader", "Orders.Admin", "admin")))) {
      assertThat(gate.decide(overage(gate).roles("Orders.Admin").sign()).principal().roles()).containsExactly("admin");
      assertThat(gate.directory.requests()).isEmpty();
    }
  }

  @Test
  void needsNobodyAskedWhereTheTokenHoldsAllThatIsMapped() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(ROLE_MAPPINGS, Map.of("Orders.Admin", "admin")))) {
      assertThat(gate.decide(overage(gate).roles("Orders.Admin").sign()).principal().roles()).containsExactly("admin");
      assertThat(gate.directory.requests()).isEmpty();
    }
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(ROLE_MAPPINGS, Map.of("Orders.Admin", "admin", "Readers", "reader")))) {
      assertThat(gate.refusal(overage(gate).roles("Orders.Admin").sign())).isEqualTo(Reason.GROUPS_OVERAGE);
    }
  }

  @Test
  void whatGraphKnowsIsAsGoodAsWhatATokenHolds() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(REQUIRED_ROLES, List.of("reader")))) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.ADMINS_GROUP_ID);
      assertThat(gate.refusal(overage(gate).sign())).isEqualTo(Reason.ROLE_MISSING);

      gate.scheduler.advance(Duration.ofMinutes(5));
      gate.directory.graphAnswers(200, null, "{\"value\":[\"" + Contoso.READERS_GROUP_ID.toUpperCase() + "\"]}");
      Decision decision = gate.decide(overage(gate).sign());
      assertThat(decision.principal().roles()).containsExactly("reader");
      assertThat(decision.principal().toMap()).containsEntry("groups", List.of(Contoso.READERS_GROUP_ID));
    }
  }

  /** "Up to 20 groups" is what checkMemberGroups takes. */
  @ParameterizedTest
  @CsvSource({"1, checkMemberGroups", "20, checkMemberGroups", "21, getMemberGroups"})
  void asksForFewGroupsByNameAndForAllBeyond(int mapped, String call) {
    try (TestGatekeeper gate = new TestGatekeeper(mapping(mapped))) {
      gate.directory.member(Contoso.USER_OBJECT_ID, group(0), group(mapped - 1), Contoso.ADMINS_GROUP_ID);

      assertThat(gate.decide(overage(gate).sign()).principal().roles())
          .containsExactlyInAnyOrderElementsOf(new java.util.HashSet<>(List.of("role0", "role" + (mapped - 1))));
      assertThat(gate.directory.graphCalls()).containsExactly("POST " + InMemoryDirectory.GRAPH + USER + "/" + call);
      String body = InMemoryDirectory.body(gate.directory.requests().get(1));
      assertThat(body).startsWith(call.startsWith("check") ? "{\"groupIds\":[\"" : "{\"securityEnabledOnly\":true}");
    }
  }

  @Test
  void aCallerInMoreGroupsThanGraphListsIsCheckedInTurns() {
    try (TestGatekeeper gate = new TestGatekeeper(mapping(41))) {
      gate.directory.member(Contoso.USER_OBJECT_ID, group(0), group(40));
      gate.directory.graphAnswers(request -> {
        gate.directory.graphAnswers(null);
        return InMemoryDirectory.response(400, null, "{\"error\":{\"code\":\"Directory_ResultSizeLimitExceeded\"}}");
      });

      assertThat(gate.decide(overage(gate).sign()).principal().roles()).containsExactlyInAnyOrder("role0", "role40");
      assertThat(gate.directory.graphCalls()).containsExactly(GET, CHECK, CHECK, CHECK);
    }
  }

  @Test
  void applicationsAreServicePrincipals() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(CALLER_KINDS, List.of("app", "agent", "agentUser")))) {
      gate.directory.member(Contoso.DAEMON_OBJECT_ID, Contoso.READERS_GROUP_ID);
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);

      assertThat(gate.decide(gate.mint.appToken().groupOverage().sign()).principal().roles()).containsExactly("reader");
      gate.decide(gate.mint.userToken().idtyp().claim("xms_act_fct", "11").claim("xms_sub_fct", "13").groupOverage().sign());
      assertThat(gate.directory.graphCalls()).containsExactly(
          "POST " + InMemoryDirectory.GRAPH + "/servicePrincipals/" + Contoso.DAEMON_OBJECT_ID + "/checkMemberGroups", CHECK);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../applications", "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e01/../x", "me", "adele@contoso.example",
      "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e0%"})
  void onlyAGuidGoesIntoAnAddress(String objectId) {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      assertThat(gate.refusal(overage(gate).claim("oid", objectId).sign())).isEqualTo(Reason.CLAIM_MALFORMED);
      assertThat(gate.directory.requests()).isEmpty();
    }
  }

  @Test
  void aCallerWithoutObjectIdCannotBeLookedUp() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      assertThat(gate.refusal(overage(gate).without("oid").sign())).isEqualTo(Reason.CLAIM_MISSING);
    }
  }

  @ParameterizedTest
  @CsvSource({"299999, 1", "300000, 2", "300001, 2"})
  void aMembershipServesForFiveMinutes(long millis, int calls) {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      String token = overage(gate).sign();
      gate.decide(token);
      gate.directory.member(Contoso.USER_OBJECT_ID);
      gate.scheduler.advance(Duration.ofMillis(millis));

      assertThat(gate.decide(token).principal().roles()).hasSize(calls == 1 ? 1 : 0);
      assertThat(gate.directory.graphCalls()).hasSize(calls);
    }
  }

  @ParameterizedTest
  @CsvSource({"59999, 1", "60000, 2", "60001, 2"})
  void aMembershipServesNoLongerThanItsToken(long millis, int calls) {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      gate.decide(overage(gate).expiresAt(TestGatekeeper.NOW.plusSeconds(60)).sign());
      gate.scheduler.advance(Duration.ofMillis(millis));

      gate.decide(overage(gate).expiresAt(TestGatekeeper.NOW.plusSeconds(3600)).sign());
      assertThat(gate.directory.graphCalls()).hasSize(calls);
    }
  }

  /** It counts from the question: what changed while Graph answered may not be in the answer. */
  @Test
  void aMembershipIsAsOldAsItsQuestion() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      String token = overage(gate).sign();
      gate.directory.hold();
      begin(gate, token);
      gate.scheduler.advance(Duration.ofSeconds(4));
      gate.directory.release();
      gate.scheduler.advance(Duration.ofSeconds(295));
      gate.decide(token);
      assertThat(gate.directory.graphCalls()).hasSize(1);
      gate.scheduler.advance(Duration.ofSeconds(1));
      gate.decide(token);
      assertThat(gate.directory.graphCalls()).hasSize(2);
    }
  }

  @Test
  void aClockSetBackDoesNotKeepAMembershipAlive() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      String token = overage(gate).sign();
      gate.decide(token);
      gate.scheduler.advance(Duration.ofSeconds(299));
      gate.clock.advance(Duration.ofSeconds(-299));
      gate.decide(token);
      assertThat(gate.directory.graphCalls()).hasSize(1);

      gate.scheduler.advance(Duration.ofSeconds(1));
      gate.decide(token);
      assertThat(gate.directory.graphCalls()).hasSize(2);
    }
  }

  @Test
  void oneQuestionAtATimeForEachCaller() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      gate.directory.member(Contoso.ADMINS_GROUP_ID);
      // So that the application's own token is there already.
      gate.decide(overage(gate).objectId(Contoso.ADMINS_GROUP_ID).sign());
      gate.directory.hold();
      List<CompletableFuture<Decision>> waiting = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        waiting.add(begin(gate, overage(gate).sign()));
      }
      assertThat(waiting).noneMatch(CompletableFuture::isDone);
      assertThat(gate.directory.graphCalls()).filteredOn(CHECK::equals).hasSize(1);

      // Others are not kept waiting.
      assertThat(gate.decide(gate.mint.userToken().sign()).admitted()).isTrue();
      assertThat(gate.decide(overage(gate).objectId(Contoso.ADMINS_GROUP_ID).sign()).admitted()).isTrue();

      gate.directory.release();
      assertThat(waiting).allMatch(decision -> decision.join().principal().roles().equals(List.of("reader")));
      assertThat(gate.audited).hasSize(53);
    }
  }

  @Test
  void aTenantsAnswersAreItsOwn() {
    try (TestGatekeeper gate = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(TENANTS, List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID)))) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      gate.decide(overage(gate).sign());
      gate.decide(overage(gate).tenant(Contoso.FABRIKAM_TENANT_ID).sign());

      assertThat(gate.directory.tokenRequests()).extracting(request -> request.uri().toString()).containsExactly(
          "https://login.microsoftonline.com/" + Contoso.TENANT_ID + "/oauth2/v2.0/token",
          "https://login.microsoftonline.com/" + Contoso.FABRIKAM_TENANT_ID + "/oauth2/v2.0/token");
      assertThat(gate.directory.graphCalls()).containsExactly(CHECK, CHECK);
    }
  }

  @Test
  void asksAnApplicationsTokenAsTheSettingsSay() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID);
      gate.decide(overage(gate).sign());

      assertThat(gate.directory.tokenRequests()).hasSize(1);
      assertThat(gate.directory.tokenRequests().get(0).headers()).doesNotContainKey("Authorization")
          .containsEntry("Content-Type", "application/x-www-form-urlencoded");
      assertThat(InMemoryDirectory.body(gate.directory.tokenRequests().get(0)).split("&")).containsExactly(
          "grant_type=client_credentials", "scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
          "client_id=" + Contoso.GRAPH_CLIENT_ID,
          "client_secret=" + Contoso.GRAPH_CLIENT_SECRET.replace("~", "%7E"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1799, 1", "2160, 2", "3589, 2", "3590, 2"})
  void theApplicationsTokenIsRenewedFromHalfOfItsLifeOn(long seconds, int tokens) {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID);
      gate.decide(overage(gate).sign());
      gate.scheduler.advance(Duration.ofSeconds(seconds));
      gate.decide(gate.mint.userToken().groupOverage().sign());

      assertThat(gate.directory.graphCalls()).hasSize(2);
      assertThat(gate.directory.tokenRequests()).hasSize(tokens);
    }
  }

  @Test
  void oneTokenRequestAtATime() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.hold();
      List<CompletableFuture<Decision>> waiting = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String objectId = group(i);
        gate.directory.member(objectId);
        waiting.add(begin(gate, overage(gate).objectId(objectId).sign()));
      }
      assertThat(gate.directory.requests()).hasSize(1);
      gate.directory.release();
      assertThat(waiting).allMatch(decision -> decision.join().admitted());
      assertThat(gate.directory.tokenRequests()).hasSize(1);
      assertThat(gate.directory.graphCalls()).hasSize(10);
    }
  }

  @Test
  void aRevokedTokenCausesNoQuestion() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.denyList.revoke(RevocationRequest.of("tokenId", "on-the-list", null));
      assertThat(gate.refusal(overage(gate).claim("uti", "on-the-list").sign())).isEqualTo(Reason.TOKEN_REVOKED);
      assertThat(gate.directory.requests()).isEmpty();
    }
  }

  /** What the token says of where its groups are is nobody's business here. */
  @Test
  void followsNoAddressOutOfAToken() {
    try (TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph)) {
      gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      gate.decide(overage(gate).claim("_claim_sources",
          Collections.singletonMap("src1", Map.of("endpoint", "https://attacker.example/users/x"))).sign());

      assertThat(gate.directory.requests()).extracting(request -> request.uri().getHost())
          .containsExactly("login.microsoftonline.com", "graph.microsoft.com");
    }
  }
}
