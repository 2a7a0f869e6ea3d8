package org.muleentra.jwt.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.authority.TrustedTenants.TENANTS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.InMemoryDirectory;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** A directory that is down, slow, throttled or talks nonsense: always 503, never a pass, told in few lines. */
class DirectoryOutageTest {

  private static final String THROTTLED = "{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"Too many\"}}";

  private final TestGatekeeper gate = new TestGatekeeper(TestGatekeeper::withGraph);
  private final CapturedLog log = CapturedLog.of(Directory.class, Level.INFO);

  @BeforeEach
  void start() {
    gate.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
  }

  @AfterEach
  void stop() {
    log.close();
    gate.close();
    assertThat(log.lines()).noneMatch(line -> line.contains(Contoso.USER_OBJECT_ID) || line.contains("graph-token")
        || line.contains(Contoso.GRAPH_CLIENT_SECRET));
    assertThat(log.withStackTrace()).isEmpty();
  }

  private TokenBuilder overage() {
    return gate.mint.userToken().groupOverage();
  }

  private Decision decide() {
    return gate.decide(overage().sign());
  }

  private void isUnavailable(Decision decision) {
    assertThat(decision.refusal().reason()).isEqualTo(Reason.DIRECTORY_UNAVAILABLE);
    assertThat(decision.answer().status()).isEqualTo(503);
    assertThat(Integer.parseInt(decision.answer().headers().get("Retry-After"))).isPositive();
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        answer("nothing", 200, ""),
        answer("a web page", 200, "<html></html>"),
        answer("an array", 200, "[]"),
        answer("no list", 200, "{}"),
        answer("a list that is none", 200, "{\"value\":\"" + Contoso.READERS_GROUP_ID + "\"}"),
        answer("a list of numbers", 200, "{\"value\":[1]}"),
        answer("a list with a null", 200, "{\"value\":[null]}"),
        answer("a list of names", 200, "{\"value\":[\"Readers\"]}"),
        answer("two lists", 200, "{\"value\":[],\"value\":[\"" + Contoso.READERS_GROUP_ID + "\"]}"),
        answer("one page of many", 200, "{\"value\":[],\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/next\"}"),
        answer("cut off", 200, "{\"value\":[\"" + Contoso.READERS_GROUP_ID + "\""),
        answer("no content", 204, ""),
        answer("a redirect", 302, ""),
        answer("a bad request", 400, "{\"error\":{\"code\":\"Request_BadRequest\"}}"),
        answer("our token refused", 401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\"}}"),
        answer("no permission", 403, "{\"error\":{\"code\":\"Authorization_RequestDenied\"}}"),
        answer("a proxy's 404", 404, "<html>not found</html>"),
        answer("a 404 of something else", 404, "{\"error\":{\"code\":\"ResourceNotFound\"}}"),
        answer("a 404 that holds the code and is none", 404, "{\"code\":\"Request_ResourceNotFound\"}"),
        answer("an error", 500, ""),
        answer("an error with a pause", 503, "{}"));
  }

  private static Arguments answer(String name, int status, String body) {
    return Arguments.argumentSet(name, status, body);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void isNeverAPassNorAnswerForLater(int status, String body) {
    gate.directory.graphAnswers(status, null, body);
    isUnavailable(decide());
    isUnavailable(decide());
    assertThat(gate.directory.graphCalls()).hasSize(2);
    assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("ERROR Directory of " + Contoso.TENANT_ID + " at https://graph.microsoft.com for orders: "));

    gate.directory.graphAnswers(null);
    assertThat(decide().principal().roles()).containsExactly("reader");
    assertThat(log.lines()).hasSize(3);
    assertThat(log.lines().get(2)).startsWith("INFO").endsWith("answers again after 2 failed calls");
  }

  /** RFC 8259 §8.1: as before a metadata document, which some proxies and mirrors put it before too. */
  @Test
  void answersBehindAByteOrderMarkAreRead() {
    gate.directory.tokenEndpointAnswers(200, null,
        "\ufeff{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"graph-token-0\"}");
    gate.directory.graphAnswers(200, null, "\ufeff{\"value\":[\"" + Contoso.READERS_GROUP_ID + "\"]}");
    assertThat(decide().principal().roles()).containsExactly("reader");
    assertThat(log.lines()).isEmpty();
  }

  static Stream<Arguments> tokenNonsense() {
    return Stream.of(
        answer("nothing", 200, ""),
        answer("no token", 200, "{\"token_type\":\"Bearer\",\"expires_in\":3600}"),
        answer("an empty token", 200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"\"}"),
        answer("a token with a line break", 200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"a\\r\\nX: y\"}"),
        answer("another type", 200, "{\"token_type\":\"pop\",\"expires_in\":3600,\"access_token\":\"a\"}"),
        answer("no lifetime", 200, "{\"token_type\":\"Bearer\",\"access_token\":\"a\"}"),
        answer("a lifetime of words", 200, "{\"token_type\":\"Bearer\",\"expires_in\":\"long\",\"access_token\":\"a\"}"),
        answer("no lifetime left", 200, "{\"token_type\":\"Bearer\",\"expires_in\":0,\"access_token\":\"a\"}"),
        answer("an error", 500, "<html></html>"),
        answer("not found", 404, ""));
  }

  @ParameterizedTest
  @MethodSource("tokenNonsense")
  void aTokenEndpointThatTalksNonsenseIsAnOutageToo(int status, String body) {
    gate.directory.tokenEndpointAnswers(status, null, body);
    isUnavailable(decide());
    assertThat(gate.directory.graphCalls()).isEmpty();

    gate.directory.tokenEndpointAnswers(null);
    assertThat(decide().admitted()).isTrue();
  }

  static Stream<Throwable> thrown() {
    return Stream.of(new OutOfMemoryError("unable to create native thread"), new NoClassDefFoundError("gone"),
        new IllegalStateException("no client"), new StackOverflowError());
  }

  /** One Error once, anywhere on the way, and never a tenant whose directory is dead for good. */
  @ParameterizedTest
  @MethodSource("thrown")
  void whateverIsThrownTheNextCallerIsLookedUp(Throwable thrown) {
    for (boolean atTheTokenEndpoint : new boolean[] {true, false}) {
      fault(atTheTokenEndpoint, request -> DirectoryOutageTest.<RuntimeException>thrower(thrown));
      isUnavailable(decide());
      isUnavailable(decide());

      fault(atTheTokenEndpoint, null);
      // The second failure in a row makes the token endpoint be left alone for a second.
      gate.scheduler.advance(Duration.ofSeconds(1));
      assertThat(decide().admitted()).isTrue();
      gate.scheduler.advance(Duration.ofHours(1));
    }
  }

  private void fault(boolean atTheTokenEndpoint, Function<OutboundRequest, OutboundResponse> fault) {
    if (atTheTokenEndpoint) {
      gate.directory.tokenEndpointAnswers(fault);
    } else {
      gate.directory.graphAnswers(fault);
    }
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> OutboundResponse thrower(Throwable thrown) throws E {
    throw (E) thrown;
  }

  @Test
  void aSchedulerThatTakesNothingIsAnOutageThatEndsWithIt() {
    gate.scheduler.full(true);
    isUnavailable(decide());
    gate.scheduler.outOfThreads(true);
    isUnavailable(decide());

    gate.scheduler.full(false);
    gate.scheduler.outOfThreads(false);
    gate.scheduler.advance(Duration.ofSeconds(1));
    assertThat(decide().admitted()).isTrue();
  }

  @Test
  void aDeadlineThatTheSchedulerLosesIsKeptByTheNextRequest() {
    gate.directory.hold();
    CompletableFuture<Decision> decision =
        gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + overage().sign())).toCompletableFuture();
    gate.scheduler.full(true);
    gate.scheduler.advance(Duration.ofSeconds(5));
    assertThat(decision).isNotDone();

    gate.decide(gate.mint.userToken().sign());
    isUnavailable(decision.getNow(null));

    gate.scheduler.full(false);
    gate.directory.release();
    assertThat(decide().admitted()).isTrue();
  }

  /** A wait asked for later does not end a longer one asked for before. */
  @Test
  void aLaterAndShorterPauseDoesNotEndAnEarlierOne() {
    gate.decide(overage().sign());
    gate.scheduler.advance(Duration.ofMinutes(5));
    gate.directory.member(Contoso.ADMINS_GROUP_ID, Contoso.READERS_GROUP_ID);
    gate.directory.hold();
    CompletableFuture<Decision> first =
        gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + overage().sign())).toCompletableFuture();
    CompletableFuture<Decision> second = gate.gatekeeper.decide(InboundRequest.ofAuthorization(
        "Bearer " + overage().objectId(Contoso.ADMINS_GROUP_ID).sign())).toCompletableFuture();
    Deque<String> pauses = new ArrayDeque<>(List.of("120", "1"));
    gate.directory.graphAnswers(request -> InMemoryDirectory.response(429, pauses.remove(), THROTTLED));
    gate.directory.release();
    isUnavailable(first.join());
    isUnavailable(second.join());

    gate.directory.graphAnswers(null);
    gate.scheduler.advance(Duration.ofSeconds(119));
    isUnavailable(decide());
    gate.scheduler.advance(Duration.ofSeconds(1));
    assertThat(decide().admitted()).isTrue();
  }

  @Test
  void nobodyAnswers() {
    gate.directory.down(true);
    isUnavailable(decide());
    assertThat(log.lines()).singleElement().asString().contains("connection refused");
  }

  @Test
  void tellsOfALongOutageAtDoublingDistances() {
    gate.directory.down(true);
    for (int i = 0; i < 100; i++) {
      decide();
      gate.scheduler.advance(Duration.ofSeconds(24));
    }
    assertThat(log.lines()).hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({"4999, false", "5000, true"})
  void aCallerWaitsForFiveSecondsAtMost(long millis, boolean done) {
    gate.directory.hold();
    CompletableFuture<Decision> decision =
        gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + overage().sign())).toCompletableFuture();
    gate.scheduler.advance(Duration.ofMillis(millis));

    assertThat(decision.isDone()).isEqualTo(done);
    if (done) {
      isUnavailable(decision.join());
    }
  }

  @Test
  void theWaitForOurOwnTokenCounts() {
    gate.directory.hold();
    CompletableFuture<Decision> decision =
        gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + overage().sign())).toCompletableFuture();
    gate.scheduler.advance(Duration.ofSeconds(4));
    gate.directory.release();
    assertThat(decision.join().admitted()).isTrue();
    // Nothing is left behind but the refresh of keys: one for each token version.
    assertThat(gate.scheduler.pending()).isEqualTo(new TestGatekeeper(TestGatekeeper::withGraph).scheduler.pending());
  }

  @ParameterizedTest
  @CsvSource({"6999, 1", "7000, 2", "7001, 2"})
  void leavesAThrottlingGraphAlone(long millis, int calls) {
    gate.directory.graphAnswers(429, "7", THROTTLED);
    Decision first = decide();
    isUnavailable(first);
    assertThat(first.answer().headers()).containsEntry("Retry-After", "7");
    gate.scheduler.advance(Duration.ofMillis(millis));

    gate.directory.graphAnswers(null);
    // Another caller of that tenant waits as well.
    gate.directory.member(Contoso.ADMINS_GROUP_ID);
    Decision second = gate.decide(overage().objectId(Contoso.ADMINS_GROUP_ID).sign());
    assertThat(gate.directory.graphCalls()).hasSize(calls);
    assertThat(second.admitted()).isEqualTo(calls == 2);
    if (calls == 1) {
      assertThat(second.answer().headers()).containsEntry("Retry-After", "1");
    }
  }

  @Test
  void aPauseIsOneFailureHoweverManyCallersMeetIt() {
    gate.directory.graphAnswers(429, "7", THROTTLED);
    for (int i = 0; i < 10; i++) {
      isUnavailable(decide());
    }
    assertThat(gate.directory.graphCalls()).hasSize(1);
    assertThat(log.lines()).singleElement().asString().contains("call 1 failed", "429", "TooManyRequests");
  }

  @Test
  void anotherTenantIsNotPaused() {
    try (TestGatekeeper two = new TestGatekeeper(settings -> TestGatekeeper.withGraph(settings).with(TENANTS, List.of(Contoso.TENANT_ID, Contoso.FABRIKAM_TENANT_ID)))) {
      two.directory.member(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      two.directory.graphAnswers(429, "100", THROTTLED);
      isUnavailable(two.decide(two.mint.userToken().groupOverage().sign()));
      two.directory.graphAnswers(null);

      assertThat(two.decide(two.mint.userToken().groupOverage().tenant(Contoso.FABRIKAM_TENANT_ID).sign()).admitted()).isTrue();
      isUnavailable(two.decide(two.mint.userToken().groupOverage().sign()));
    }
  }

  @Test
  void whatIsInMemoryServesThroughAnOutage() {
    String token = overage().sign();
    gate.decide(token);
    gate.directory.down(true);
    gate.scheduler.advance(Duration.ofSeconds(299));
    assertThat(gate.decide(token).admitted()).isTrue();
    gate.scheduler.advance(Duration.ofSeconds(1));
    isUnavailable(gate.decide(token));
  }

  @Test
  void aTokenThatGraphDoesNotTakeIsReplaced() {
    gate.decide(overage().sign());
    gate.directory.graphAnswers(401, null, "{}");
    gate.scheduler.advance(Duration.ofMinutes(5));
    isUnavailable(decide());
    gate.directory.graphAnswers(null);
    assertThat(decide().admitted()).isTrue();
    assertThat(gate.directory.tokenRequests()).hasSize(2);
  }

  @Test
  void aRefusedCredentialIsNamedAndNotTriedAtEveryCall() {
    gate.directory.tokenEndpointAnswers(401, null, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
        + " secret provided for adele@contoso.example\",\"error_codes\":[7000215]}");
    for (int i = 0; i < 10; i++) {
      isUnavailable(decide());
    }
    assertThat(gate.directory.tokenRequests()).hasSize(1);
    assertThat(log.lines()).singleElement().asString().endsWith("status 401, invalid_client, AADSTS7000215:"
        + " compare the credential set here with those of the application in Entra");

    gate.directory.tokenEndpointAnswers(null);
    gate.scheduler.advance(Duration.ofMillis(9_999));
    isUnavailable(decide());
    gate.scheduler.advance(Duration.ofMillis(1));
    assertThat(decide().admitted()).isTrue();
  }

  @Test
  void aMissingPermissionIsNamed() {
    gate.directory.graphAnswers(403, null, "{\"error\":{\"code\":\"Authorization_RequestDenied\"}}");
    isUnavailable(decide());
    assertThat(log.lines()).singleElement().asString().contains("Authorization_RequestDenied", "GroupMember.Read.All");
  }

  @Test
  void noAnswersOwnWordsGetIntoTheLog() {
    gate.directory.graphAnswers(400, null, "{\"error\":{\"code\":\"x\\r\\nforged line\"}}");
    isUnavailable(decide());
    assertThat(log.lines()).singleElement().asString().endsWith("Microsoft Graph answered with status 400");
  }

  @ParameterizedTest
  @CsvSource({"59999, 1", "60000, 2"})
  void anAccountThatIsGoneIsRefusedAndRememberedForAMinute(long millis, int calls) {
    String token = overage().objectId(Contoso.ADMINS_GROUP_ID).sign();
    Decision decision = gate.decide(token);
    assertThat(decision.refusal().reason()).isEqualTo(Reason.ACCOUNT_NOT_FOUND);
    assertThat(decision.answer().status()).isEqualTo(401);
    gate.scheduler.advance(Duration.ofMillis(millis));

    assertThat(gate.refusal(token)).isEqualTo(Reason.ACCOUNT_NOT_FOUND);
    assertThat(gate.directory.graphCalls()).hasSize(calls);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void whoWaitsWhileTheInstanceStopsIsToldToComeBack() {
    decide();
    gate.scheduler.advance(Duration.ofMinutes(5));
    gate.directory.hold();
    CompletableFuture<Decision> decision =
        gate.gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + overage().sign())).toCompletableFuture();
    assertThat(decision).isNotDone();

    gate.timetable.close();

    isUnavailable(decision.getNow(null));
    isUnavailable(gate.decide(overage().objectId(Contoso.ADMINS_GROUP_ID).sign()));
  }

  @Test
  void soManyCallersAtOnceAndNoMore() {
    gate.directory.hold();
    List<CompletableFuture<Decision>> decisions = new ArrayList<>();
    for (int i = 0; i <= Lookups.MAXIMUM_IN_FLIGHT; i++) {
      String objectId = String.format("9ea0de25-7e57-4066-8c8a-%012x", i);
      gate.directory.member(objectId);
      decisions.add(gate.gatekeeper.decide(
          InboundRequest.ofAuthorization("Bearer " + overage().objectId(objectId).sign())).toCompletableFuture());
    }
    isUnavailable(decisions.get(Lookups.MAXIMUM_IN_FLIGHT).join());
    assertThat(decisions.subList(0, Lookups.MAXIMUM_IN_FLIGHT)).noneMatch(CompletableFuture::isDone);

    gate.directory.release();
    assertThat(decisions.subList(0, Lookups.MAXIMUM_IN_FLIGHT)).allMatch(decision -> decision.join().admitted());
    assertThat(decide().admitted()).isTrue();
  }
}
