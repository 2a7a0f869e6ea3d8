package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.InMemoryIdentityHost;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/** Tokens of IMDS and App Service: shapes of answers, what is tried again and when, and what each refusal says. */
class ManagedIdentityEndpointTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ID = "5e29463d-71da-4fe0-8e69-999b57db23b0";
  private static final TokenRequest BILLING = TokenRequest.ofResource("api://billing");

  private final MutableClock clock = new MutableClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final InMemoryIdentityHost host = new InMemoryIdentityHost();
  private final Map<String, String> variables = new HashMap<>();
  private SettingValues values = SettingValues.NONE;
  private TokenIssuer issuer;

  private CompletableFuture<AccessToken> ask(TokenRequest request) {
    if (issuer == null) {
      issuer = ManagedIdentity.of(values, variables::get, new ArcKeys(Path.of("/nowhere"))).issuer(host, timetable, clock, () -> 0);
    }
    return issuer.issue(request).toCompletableFuture();
  }

  private AccessToken get() {
    return now(ask(BILLING));
  }

  /** What nobody need wait for. */
  private static AccessToken now(CompletionStage<AccessToken> answer) {
    assertThat(answer.toCompletableFuture()).isDone();
    return answer.toCompletableFuture().join();
  }

  private TokenException refusal() {
    CompletableFuture<AccessToken> answer = ask(BILLING);
    scheduler.advance(Duration.ofSeconds(7));
    return refusal(answer);
  }

  private static TokenException refusal(CompletableFuture<AccessToken> answer) {
    assertThat(answer).isCompletedExceptionally();
    List<Throwable> thrown = new ArrayList<>();
    answer.whenComplete((token, failure) -> thrown.add(failure.getCause() == null ? failure : failure.getCause()));
    assertThat(thrown.get(0)).isInstanceOf(TokenException.class);
    return (TokenException) thrown.get(0);
  }

  private void appService() {
    variables.put("IDENTITY_ENDPOINT", "http://127.0.0.1:4141/MSI/token");
    variables.put("IDENTITY_HEADER", "853b9a84");
  }

  private static long in(long seconds) {
    return NOW.getEpochSecond() + seconds;
  }

  /** As the page on IMDS shows it. */
  private static String imds(String expiresIn, long expiresOn) {
    return "{\"access_token\":\"eyJ0eXAi\",\"refresh_token\":\"\",\"expires_in\":" + expiresIn + ",\"expires_on\":\"" + expiresOn
        + "\",\"not_before\":\"" + in(-300) + "\",\"resource\":\"api://billing\",\"token_type\":\"Bearer\"}";
  }

  /** As the page on App Service shows it. */
  private static String appService(long expiresOn) {
    return "{\"access_token\":\"eyJ0eXAi\",\"expires_on\":\"" + expiresOn
        + "\",\"resource\":\"api://billing\",\"token_type\":\"Bearer\",\"client_id\":\"" + ID.toUpperCase() + "\"}";
  }

  @Test
  void imdsGivesATokenInTexts() {
    host.always(200, imds("\"3599\"", in(3599)));
    AccessToken token = get();
    assertThat(token.value()).isEqualTo("eyJ0eXAi");
    assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(3599));
    assertThat(token.scopes()).containsExactly("api://billing/.default");
    assertThat(token.tenantId()).isNull();
    assertThat(token.refreshInSeconds()).isEqualTo(1799);
    assertThat(host.lastRequest()).hasToString(
        "GET http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01&resource=api%3A%2F%2Fbilling");
  }

  @Test
  void appServiceGivesOneByItsEndAlone() {
    appService();
    host.always(200, appService(in(86_400)));
    assertThat(get().expiresAt()).isEqualTo(NOW.plusSeconds(86_400));
    assertThat(host.lastRequest().headers()).containsEntry("X-IDENTITY-HEADER", "853b9a84");
    variables.put("IDENTITY_HEADER", "rotated");
    get();
    assertThat(host.lastRequest().headers()).containsEntry("X-IDENTITY-HEADER", "rotated");
  }

  /** Both kinds of numbers; of two ends the sooner; a day at most. */
  @ParameterizedTest
  @CsvSource({"3599, 3599, 3599", "'\"3599\"', 3599, 3599", "'\"3599\"', 60, 60", "60, 3599, 60", "'\"\"', 3599, 3599", "0, 3599, 3599",
      "null, 1, 1", "86400, 86400, 86400", "90000, 90000, 86400", "'\"86399\"', 1, 1", "'\"x\"', 7, 7", "-5, 7, 7"})
  void aTokenEndsWhenTheSoonerOfItsEndsIs(String expiresIn, long expiresOn, long lifetime) {
    host.always(200, imds(expiresIn, in(expiresOn)));
    assertThat(get().expiresAt()).isEqualTo(NOW.plusSeconds(lifetime));
  }

  @Test
  void theSlashOfAResourceStays() {
    host.always(200, imds("60", in(60)));
    now(ask(TokenRequest.ofScope("https://vault.azure.net//.default")));
    assertThat(host.lastRequest().uri().getQuery()).endsWith("resource=https://vault.azure.net/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "[]", "<html>", "{\"access_token\":\"\",\"token_type\":\"Bearer\",\"expires_in\":\"60\"}",
      "{\"access_token\":\"a b\",\"token_type\":\"Bearer\",\"expires_in\":\"60\"}", "{\"access_token\":\"a\",\"token_type\":\"pop\",\"expires_in\":\"60\"}",
      "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}", "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_on\":\"1772366400\"}",
      "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":\"3600\",\"expires_on\":\"1772366399\"}",
      "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_on\":\"3/1/2027 12:00:00 PM +00:00\"}"})
  void whatHoldsNoTokenThatLastsIsAnOutage(String body) {
    host.always(200, body);
    TokenException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(TokenFault.ENTRA_UNAVAILABLE);
    assertThat(refusal).hasMessageStartingWith("IMDS's answer holds no bearer token: wait");
    assertThat(host.requests()).hasSize(3);
  }

  /** What passes, by the page on IMDS: tried again after 2 and 6 seconds, while the caller waits. */
  @ParameterizedTest
  @ValueSource(ints = {404, 408, 429, 500, 502, 503, 504, 599})
  void whatPassesIsTriedAgain(int status) {
    host.once(status, "").once(status, "").always(200, imds("60", in(3_600)));
    CompletableFuture<AccessToken> answer = ask(BILLING);
    assertThat(host.requests()).hasSize(1);
    scheduler.advance(Duration.ofMillis(1_999));
    assertThat(host.requests()).hasSize(1);
    scheduler.advance(Duration.ofMillis(1));
    assertThat(host.requests()).hasSize(2);
    scheduler.advance(Duration.ofMillis(3_999));
    assertThat(host.requests()).hasSize(2);
    assertThat(answer).isNotDone();
    scheduler.advance(Duration.ofMillis(1));
    assertThat(now(answer).value()).isEqualTo("eyJ0eXAi");
    assertThat(now(answer).expiresAt()).as("from the last request on").isEqualTo(NOW.plusSeconds(66));
  }

  @ParameterizedTest
  @CsvSource({"404, ENTRA_UNAVAILABLE", "429, THROTTLED", "503, ENTRA_UNAVAILABLE"})
  void whatDoesNotPassInTimeFailsAndIsLeftAloneForAWhile(int status, TokenFault fault) {
    host.always(status, "");
    TokenException refusal = refusal();
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(refusal).hasMessageStartingWith("IMDS answered with status " + status + ": wait");
    assertThat(host.requests()).hasSize(3);
    if (status == 429) {
      assertThat(refusal.retryAfterSeconds()).isEqualTo(10);
      assertThat(refusal(ask(BILLING)).known()).as("nobody was asked").isTrue();
      assertThat(host.requests()).hasSize(3);
      scheduler.advance(Duration.ofSeconds(9));
    }
    host.always(200, imds("60", in(3_600)));
    assertThat(get().value()).isEqualTo("eyJ0eXAi");
  }

  @Test
  void eachOutageInARowIsFollowedByALongerPause() {
    host.always(500, "");
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      long seconds = refusal().stated();
      pauses.add(seconds);
      // Seven seconds may be the outage's own or part of the pause.
      scheduler.advance(Duration.ofSeconds(seconds));
    }
    assertThat(pauses).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 16L);
    host.always(200, imds("60", in(3_600)));
    assertThat(get()).isNotNull();
  }

  /** "IMDS will be available within 70 seconds." */
  @Test
  void whatIsGoneIsAskedEveryTenSecondsAndIsBackAfterSeventy() {
    host.always(request -> clock.instant().isBefore(NOW.plusSeconds(70)) ? InMemoryIdentityHost.response(410, "")
        : InMemoryIdentityHost.response(200, imds("60", in(3_600))));
    TokenException gone = refusal(ask(BILLING));
    assertThat(gone.fault()).isEqualTo(TokenFault.ENTRA_UNAVAILABLE);
    assertThat(gone.retryAfterSeconds()).isEqualTo(10);
    for (int second = 1; second < 70; second++) {
      scheduler.advance(Duration.ofSeconds(1));
      assertThat(ask(BILLING)).as("after %s s", second).isCompletedExceptionally();
    }
    assertThat(host.requests()).hasSize(7);
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(get()).isNotNull();
    assertThat(host.requests()).hasSize(8);
  }

  @ParameterizedTest
  @CsvSource({"429, 3", "503, 120", "500, 1"})
  void whoSaysHowLongToWaitIsLeftAloneForSoLong(int status, long seconds) {
    host.once(status, "", "Retry-After", String.valueOf(seconds)).always(200, imds("60", in(3_600)));
    assertThat(refusal(ask(BILLING)).retryAfterSeconds()).isEqualTo(seconds);
    scheduler.advance(Duration.ofMillis(seconds * 1_000 - 1));
    assertThat(ask(BILLING)).isCompletedExceptionally();
    assertThat(host.requests()).hasSize(1);
    scheduler.advance(Duration.ofMillis(1));
    assertThat(get()).isNotNull();
  }

  /** The field is one of 429, and of servers that fail (RFC 9110 §10.2.3). */
  @Test
  void whatIsNotFoundSaysNothingOfWhenToComeBack() {
    host.once(404, "", "Retry-After", "300").always(200, imds("60", in(3_600)));
    CompletableFuture<AccessToken> answer = ask(BILLING);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(now(answer)).isNotNull();
  }

  @Test
  void whoDoesNotAnswerIsTriedAgain() {
    host.down(true);
    CompletableFuture<AccessToken> answer = ask(BILLING);
    scheduler.advance(Duration.ofSeconds(2));
    host.down(false);
    host.always(200, imds("60", in(3_600)));
    assertThat(answer).isNotDone();
    scheduler.advance(Duration.ofSeconds(4));
    assertThat(now(answer)).isNotNull();
    assertThat(host.requests()).hasSize(3);
  }

  @Test
  void whoNeverAnswersIsNamed() {
    host.down(true);
    assertThat(refusal()).hasMessage("IMDS did not answer: java.net.ConnectException: connection refused");
  }

  /** An attempt that took so long that its successor would come too late for who waits is the last: 5 + 2 + 5 seconds are 12. */
  @ParameterizedTest
  @CsvSource({"5000, 2", "5001, 1"})
  void noAttemptBeginsTooLateForWhoWaits(long millis, int requests) {
    host.hold();
    host.always(500, "");
    CompletableFuture<AccessToken> answer = ask(BILLING);
    scheduler.advance(Duration.ofMillis(millis));
    host.release();
    scheduler.advance(Duration.ofMillis(AccessTokens.WAIT_MILLIS - millis));
    assertThat(answer).isCompletedExceptionally();
    assertThat(host.requests()).hasSize(requests);
  }

  @Test
  void manyReplicasComeBackApart() {
    List<Integer> requests = new ArrayList<>();
    for (double random : new double[] {0, 0.5, 0.999}) {
      InMemoryIdentityHost own = new InMemoryIdentityHost().always(500, "");
      ManagedIdentity.of(values, variables::get).issuer(own, timetable, clock, () -> random).issue(BILLING);
      scheduler.advance(Duration.ofMillis(2_050));
      requests.add(own.requests().size());
    }
    assertThat(requests).containsExactly(2, 1, 1);
  }

  @Test
  void aConfigurationThatStopsAsksNoMore() {
    host.always(500, "");
    CompletableFuture<AccessToken> answer = ask(BILLING);
    timetable.close();
    assertThat(answer).isCompletedExceptionally();
    assertThat(host.requests()).hasSize(1);
  }

  /** IMDS takes five of a machine at a time. */
  @Test
  void fiveAreAskedForAtATime() {
    host.hold();
    host.always(200, imds("60", in(3_600)));
    List<CompletableFuture<AccessToken>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(ask(TokenRequest.ofResource("api://" + i)));
    }
    assertThat(host.requests()).hasSize(5);
    host.release();
    assertThat(answers).allMatch(answer -> now(answer).value().equals("eyJ0eXAi"));
  }

  /** The page's table of errors, and those seen beside it; none is tried again. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "400 | {'error':'invalid_request','error_description':'Identity not found'} | CLIENT_UNKNOWN | status 400, invalid_request: see that the managed identity is assigned to this machine or app, and compare its ids with those set here",
      "400 | {'error':'invalid_resource','error_description':'AADSTS50001: The application named x'} | RESOURCE_UNKNOWN | status 400, invalid_resource, AADSTS50001: compare the resource",
      "400 | {'error':'invalid_resource'} | RESOURCE_UNKNOWN | status 400, invalid_resource: compare the resource",
      "400 | {'error':'invalid_request','error_description':'AADSTS500011: The resource principal named x'} | RESOURCE_UNKNOWN | status 400, invalid_request, AADSTS500011: compare the resource",
      "400 | {'error':'invalid_scope','error_description':'AADSTS9999: x AADSTS9999'} | SCOPE_INVALID | status 400, invalid_scope, AADSTS9999: compare the scope",
      "400 | {'error':'invalid_scope','error_description':'AADSTS500011111111'} | SCOPE_INVALID | status 400, invalid_scope: compare the scope",
      "400 | {'error':'bad_request_102','error_description':'Required metadata header not specified'} | REQUEST_REFUSED | status 400, bad_request_102: ask it by hand",
      "401 | {'error':'unauthorized_client'} | CLIENT_UNKNOWN | status 401, unauthorized_client: see that",
      "401 | {'error':'unknown_source'} | REQUEST_REFUSED | status 401, unknown_source: ask it by hand",
      "403 | {'error':'access_denied'} | REQUEST_REFUSED | status 403, access_denied: ask it by hand",
      "403 | {} | REQUEST_REFUSED | status 403: ask it by hand",
      "405 | | REQUEST_REFUSED | status 405: ask it by hand",
      "400 | {'error':'a sentence of 1 secret'} | CLIENT_UNKNOWN | status 400: see that"})
  void imdsRefusesForGood(int status, String body, TokenFault fault, String sentence) {
    host.always(status, body == null ? "" : body.replace('\'', '"'));
    TokenException refusal = refusal(ask(BILLING));
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(refusal).hasMessageStartingWith("IMDS answered with " + sentence);
    scheduler.advance(Duration.ofSeconds(9));
    assertThat(host.requests()).hasSize(1);
    ask(TokenRequest.ofResource("api://other"));
    assertThat(host.requests()).as("others wait where it befalls them too").hasSize(fault.isOfClient() ? 1 : 2);
    scheduler.advance(Duration.ofSeconds(1));
    host.always(200, imds("60", in(3_600)));
    assertThat(get()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "400 | {'statusCode':400,'message':'No User Assigned or Delegated Managed Identity found','correlationId':'8797a7fe-6157-44e2-b24d-3e5713d2111d'} | CLIENT_UNKNOWN | status 400, correlation id 8797a7fe-6157-44e2-b24d-3e5713d2111d: see that",
      "401 | {'statusCode':401,'message':'x','correlationId':'x y'} | CREDENTIAL_REJECTED | status 401: restart the app, so that it gets the IDENTITY_HEADER that counts now",
      "403 | | CREDENTIAL_REJECTED | status 403: restart the app",
      "400 | {'message':'AADSTS500011 and AADSTS700016 and AADSTS90002 and AADSTS65001'} | RESOURCE_UNKNOWN | status 400, AADSTS500011, AADSTS700016, AADSTS90002: compare the resource",
      "500 | {'message':'An unexpected error occured: AADSTS500011: x'} | RESOURCE_UNKNOWN | status 500, AADSTS500011: compare the resource"})
  void appServiceRefusesForGood(int status, String body, TokenFault fault, String sentence) {
    appService();
    host.always(status, body == null ? "" : body.replace('\'', '"'));
    TokenException refusal = refusal(ask(BILLING));
    assertThat(refusal.fault()).isEqualTo(fault);
    assertThat(refusal).hasMessageStartingWith("App Service answered with " + sentence);
    assertThat(host.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"302, text/plain", "403, text/html; charset=utf-8", "511, text/html"})
  void aProxyInBetweenIsAnOutage(int status, String type) {
    host.always(request -> InMemoryIdentityHost.response(status, "<html>", "Content-Type", type));
    assertThat(refusal().fault()).isEqualTo(TokenFault.ENTRA_UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\r\nX-Other: b", "é"})
  void aHeaderThatIsNoneIsNotSent(String header) {
    appService();
    ask(BILLING);
    variables.put("IDENTITY_HEADER", header);
    int before = host.requests().size();
    TokenException refusal = refusal(ask(BILLING));
    assertThat(refusal.fault()).isEqualTo(TokenFault.CREDENTIAL_UNREADABLE);
    assertThat(refusal).hasMessage("the variable IDENTITY_HEADER of this process is missing, or fits no header: restart the app");
    assertThat(host.requests()).hasSize(before);
    variables.put("IDENTITY_HEADER", " fresh ");
    host.always(200, appService(in(60)));
    assertThat(get()).isNotNull();
    assertThat(host.lastRequest().headers()).containsEntry("X-IDENTITY-HEADER", "fresh");
  }

  @ParameterizedTest
  @CsvSource({"5e29463d-71da-4fe0-8e69-999b57db23b0, true", "5e29463d-71da-4fe0-8e69-999b57db23b1, false"})
  void aTokenOfAnotherIdentityIsNotUsed(String clientId, boolean used) {
    appService();
    values = values.with(ManagedIdentity.CLIENT_ID, clientId);
    host.always(200, appService(in(60)));
    CompletableFuture<AccessToken> answer = ask(BILLING);
    assertThat(answer.isCompletedExceptionally()).isEqualTo(!used);
    if (!used) {
      assertThat(refusal(answer).fault()).isEqualTo(TokenFault.CLIENT_UNKNOWN);
      assertThat(refusal(answer)).hasMessageStartingWith("App Service answered with a token that is not known to be of the managed identity set here")
          .hasMessageNotContaining("eyJ0eXAi");
    }
  }

  @Test
  void whoSaysNothingOfTheIdentityIsBelievedOutsideOfAzureArc() {
    for (SettingValues each : List.of(values.with(ManagedIdentity.CLIENT_ID, ID), values.with(ManagedIdentity.OBJECT_ID, ID))) {
      host.always(200, imds("60", in(3_600)));
      assertThat(now(ManagedIdentity.of(each, variables::get).issuer(host, timetable, clock, () -> 0).issue(BILLING))).isNotNull();
    }
  }

  @Test
  void nobodyIsActedFor() {
    String payload = Base64.getUrlEncoder().withoutPadding().encodeToString(("{\"aud\":\"" + ID + "\",\"tid\":\"" + ID
        + "\",\"scp\":\"a\",\"exp\":" + in(60) + "}").getBytes(StandardCharsets.UTF_8));
    TokenRequest onBehalfOf = TokenRequest.onBehalfOf(UserAssertion.of("e30." + payload + ".c2ln", ID, ID, clock), "api://billing/.default");
    TokenException refusal = refusal(ask(onBehalfOf));
    assertThat(refusal.fault()).isEqualTo(TokenFault.REQUEST_REFUSED);
    assertThat(refusal).hasMessage("a managed identity acts for nobody but itself: on behalf of users, configure an application with a"
        + " credential of its own");
    assertThat(host.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api://billing/Orders.Read", "api://billing", "/.default", "api://billing/.default api://stock/.default"})
  void onlyWholeResourcesAreAskedFor(String scope) {
    TokenException refusal = refusal(ask(TokenRequest.ofScope(scope)));
    assertThat(refusal.fault()).isEqualTo(TokenFault.SCOPE_INVALID);
    assertThat(host.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIENT_UNKNOWN", "CREDENTIAL_REJECTED"}, value = TokenFault.class)
  void anAddressOfNoneIsEverAskedButItsOwn(TokenFault fault) {
    appService();
    host.always(request -> InMemoryIdentityHost.response(fault == TokenFault.CLIENT_UNKNOWN ? 302 : 401, "", "Location", "http://10.0.0.1/",
        "WWW-Authenticate", "Basic realm=/etc/passwd"));
    refusal();
    assertThat(host.requests()).allSatisfy(request -> {
      URI uri = request.uri();
      assertThat(uri.getAuthority()).isEqualTo("127.0.0.1:4141");
      assertThat(request.headers()).doesNotContainKey("Authorization");
    });
  }

  @Test
  void throughMemoryATokenServesWhileItsHostIsGone() {
    host.once(200, imds("\"3600\"", in(3_600))).always(410, "");
    AccessTokens tokens = new AccessTokens(ManagedIdentity.of(values, variables::get).issuer(host, timetable, clock, () -> 0), TokenLog.SILENT,
        timetable, () -> 0);
    now(tokens.get(BILLING));
    scheduler.advance(Duration.ofSeconds(3_589));
    assertThat(now(tokens.get(BILLING)).value()).isEqualTo("eyJ0eXAi");
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(refusal(tokens.get(BILLING).toCompletableFuture())).hasMessageStartingWith("IMDS answered with status 410");
  }
}
