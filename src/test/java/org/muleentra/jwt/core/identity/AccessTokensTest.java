package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.core.schedule.Timetable;

/** Tokens in memory: one request at a time, renewed in time, served through an outage, and never longer than they live. */
class AccessTokensTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String CLIENT = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
  private static final String TENANT = "c0a70501-7e57-4d1c-9a0b-5ca1ab1e0001";
  private static final TokenRequest BILLING = TokenRequest.ofResource("api://billing");
  private static final TokenRequest STOCK = TokenRequest.ofResource("api://stock");

  private final MutableClock clock = new MutableClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final List<TokenRequest> asked = new ArrayList<>();
  private Supplier<CompletableFuture<AccessToken>> answer = () -> CompletableFuture.completedFuture(token("t" + asked.size(), 3600, 1800));
  private final AccessTokens tokens = with(0.5);

  private AccessTokens with(double random) {
    return new AccessTokens(request -> {
      asked.add(request);
      return answer.get();
    }, TokenLog.SILENT, timetable, () -> random);
  }

  private AccessToken token(String value, long lifetime, long refreshIn) {
    return new AccessToken(value, List.of("api://billing/.default"), "tenant", clock.instant().plusSeconds(lifetime), lifetime, refreshIn);
  }

  private String get(TokenRequest request) {
    return tokens.get(request).toCompletableFuture().join().value();
  }

  private void fails(TokenFault fault) {
    answer = () -> {
      CompletableFuture<AccessToken> failed = new CompletableFuture<>();
      failed.completeExceptionally(new TokenException(fault, "no"));
      return failed;
    };
  }

  private void isRefused(TokenFault fault, int asks) {
    int before = asked.size();
    assertThatThrownBy(() -> get(BILLING)).isInstanceOf(CompletionException.class).cause()
        .isInstanceOfSatisfying(TokenException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    assertThat(asked.size() - before).isEqualTo(asks);
  }

  @Test
  void isAskedForOnceAndEachByItself() {
    assertThat(get(BILLING)).isEqualTo("t1");
    assertThat(get(BILLING)).isEqualTo("t1");
    assertThat(get(TokenRequest.ofScope("api://billing/.default"))).as("the same in other words").isEqualTo("t1");
    assertThat(get(STOCK)).isEqualTo("t2");
    assertThat(asked).hasSize(2);
  }

  @Test
  void manyCallersShareOneRequest() {
    CompletableFuture<AccessToken> held = new CompletableFuture<>();
    answer = () -> held;
    List<CompletableFuture<AccessToken>> callers = IntStream.range(0, 1_000)
        .mapToObj(i -> tokens.get(BILLING).toCompletableFuture()).collect(Collectors.toList());
    assertThat(asked).hasSize(1);
    assertThat(callers).noneMatch(CompletableFuture::isDone);
    held.complete(token("t", 3600, 1800));
    assertThat(callers).allMatch(caller -> caller.join().value().equals("t"));
  }

  /** Half of 3600 and half of a tenth, as the random number says. */
  @ParameterizedTest
  @CsvSource({"1979, 1", "1980, 2", "3589, 2"})
  void isRenewedInTheBackgroundFromItsMomentOn(long seconds, int requests) {
    get(BILLING);
    scheduler.advance(Duration.ofSeconds(seconds));
    assertThat(get(BILLING)).as("whoever causes the renewal does not wait for it").isEqualTo("t1");
    assertThat(asked).hasSize(requests);
    assertThat(get(BILLING)).isEqualTo("t" + requests);
  }

  @ParameterizedTest
  @CsvSource({"1000, 1179, 1", "1000, 1180, 2", "1790, 1969, 1", "1790, 1970, 2", "3500, 1979, 1", "3500, 1980, 2"})
  void isRenewedWhenItsIssuerSaysButNeverLaterThanFromHalfOn(long refreshIn, long seconds, int requests) {
    answer = () -> CompletableFuture.completedFuture(token("t", 3600, refreshIn));
    get(BILLING);
    scheduler.advance(Duration.ofSeconds(seconds));
    get(BILLING);
    assertThat(asked).hasSize(requests);
  }

  @Test
  void oneRenewalAtATime() {
    get(BILLING);
    scheduler.advance(Duration.ofSeconds(2_000));
    answer = CompletableFuture::new;
    for (int i = 0; i < 100; i++) {
      assertThat(get(BILLING)).isEqualTo("t1");
    }
    assertThat(asked).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"3589, true", "3590, false"})
  void servesThroughAnOutageUntilItEnds(long seconds, boolean serves) {
    get(BILLING);
    fails(TokenFault.ENTRA_UNAVAILABLE);
    for (int i = 0; i < seconds; i++) {
      scheduler.advance(Duration.ofSeconds(1));
      if (i < seconds - 1) {
        assertThat(get(BILLING)).isEqualTo("t1");
      }
    }
    assertThat(tokens.get(BILLING).toCompletableFuture().isCompletedExceptionally()).isEqualTo(!serves);
    assertThat(asked).as("renewals that fail are far apart").hasSizeBetween(30, 50);
  }

  @Test
  void isRenewedAfterTheOutage() {
    get(BILLING);
    Supplier<CompletableFuture<AccessToken>> healthy = answer;
    fails(TokenFault.ENTRA_UNAVAILABLE);
    scheduler.advance(Duration.ofSeconds(2_000));
    assertThat(get(BILLING)).isEqualTo("t1");
    answer = healthy;
    scheduler.advance(Duration.ofSeconds(45));
    get(BILLING);
    assertThat(get(BILLING)).isEqualTo("t3");
  }

  /** The 10 seconds before its end; a token that lives for less is given to those who wait for it. */
  @ParameterizedTest
  @CsvSource({"1, 2", "5, 2", "100, 1"})
  void aShortLifeIsNotMadeLonger(long lifetime, int requests) {
    answer = () -> CompletableFuture.completedFuture(token("t", lifetime, lifetime / 2));
    get(BILLING);
    scheduler.advance(Duration.ofSeconds(lifetime < 10 ? lifetime : 10));
    get(BILLING);
    assertThat(asked).hasSize(requests);
  }

  /** The endpoint knows when to be asked again of what concerns the application; here each is remembered for itself. */
  @ParameterizedTest
  @EnumSource(TokenFault.class)
  void aRefusalOfOneRequestIsRememberedForTenSeconds(TokenFault fault) {
    fails(fault);
    isRefused(fault, 1);
    boolean remembered = !fault.isOfClient();
    isRefused(fault, remembered ? 0 : 1);
    scheduler.advance(Duration.ofMillis(9_999));
    isRefused(fault, remembered ? 0 : 1);
    scheduler.advance(Duration.ofMillis(1));
    isRefused(fault, 1);
    answer = () -> CompletableFuture.completedFuture(token("t", 3600, 1800));
    assertThat(get(STOCK)).as("another request").isEqualTo("t");
  }

  @Test
  void aTokenThatAnApiDoesNotTakeIsForgottenOnceAndNotInALoop() {
    String first = get(BILLING);
    assertThat(tokens.forget("another")).as("not in memory").isFalse();
    assertThat(tokens.forget(first)).isTrue();
    String second = get(BILLING);
    assertThat(second).isEqualTo("t2");
    assertThat(tokens.forget(first)).as("gone already").isFalse();
    assertThat(tokens.forget(second)).as("too soon").isFalse();
    assertThat(get(BILLING)).isEqualTo("t2");
    scheduler.advance(Duration.ofSeconds(AccessTokens.FORGET_AGAIN_SECONDS));
    assertThat(tokens.forget(second)).isTrue();
    assertThat(get(BILLING)).isEqualTo("t3");
  }

  @Test
  void nobodyWaitsForGood() {
    answer = CompletableFuture::new;
    CompletableFuture<AccessToken> waiting = tokens.get(BILLING).toCompletableFuture();
    scheduler.advance(Duration.ofMillis(AccessTokens.WAIT_MILLIS - 1));
    assertThat(waiting).isNotDone();
    scheduler.advance(Duration.ofMillis(1));
    assertThat(waiting).isCompletedExceptionally();
    answer = () -> CompletableFuture.completedFuture(token("t", 3600, 1800));
    assertThat(get(BILLING)).isEqualTo("t");
  }

  @Test
  void aConfigurationThatStopsAnswersWhoWaits() {
    answer = CompletableFuture::new;
    CompletableFuture<AccessToken> waiting = tokens.get(BILLING).toCompletableFuture();
    timetable.close();
    assertThat(waiting).isCompletedExceptionally();
  }

  @ParameterizedTest
  @CsvSource({"java.lang.OutOfMemoryError", "java.lang.IllegalStateException", "java.lang.StackOverflowError"})
  void whateverIsThrownTheNextRequestIsMade(Class<? extends Throwable> type) {
    Supplier<CompletableFuture<AccessToken>> healthy = answer;
    answer = () -> AccessTokensTest.<RuntimeException>thrower(type);
    isRefused(TokenFault.ENTRA_UNAVAILABLE, 1);
    isRefused(TokenFault.ENTRA_UNAVAILABLE, 1);
    answer = healthy;
    assertThat(get(BILLING)).isEqualTo("t3");
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> CompletableFuture<AccessToken> thrower(Class<? extends Throwable> type) throws E {
    try {
      throw (E) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void soManyAtOnceAndNoMore() {
    answer = CompletableFuture::new;
    for (int i = 0; i < AccessTokens.MAXIMUM_UNDER_WAY; i++) {
      assertThat(tokens.get(TokenRequest.ofResource("api://" + i)).toCompletableFuture()).isNotDone();
    }
    isRefused(TokenFault.THROTTLED, 0);
    scheduler.advance(Duration.ofMillis(AccessTokens.WAIT_MILLIS));
    answer = () -> CompletableFuture.completedFuture(token("t", 3600, 1800));
    assertThat(get(BILLING)).isEqualTo("t");
  }

  /** Ten thousand that began in one second, each with a request a second: the busiest second of their first renewal. */
  @Test
  void manyReplicasDoNotComeBackTogether() {
    java.util.Random random = new java.util.Random(11);
    List<AccessTokens> waiting = IntStream.range(0, 10_000).mapToObj(i -> with(random.nextDouble())).collect(Collectors.toList());
    waiting.forEach(one -> one.get(BILLING));
    int[] seen = new int[2_200];
    scheduler.advance(Duration.ofSeconds(1_799));
    for (int second = 1_799; second < 2_200; second++) {
      int before = asked.size();
      waiting.removeIf(one -> {
        int asking = asked.size();
        one.get(BILLING);
        return asked.size() > asking;
      });
      seen[second] = asked.size() - before;
      scheduler.advance(Duration.ofSeconds(1));
    }
    assertThat(waiting).as("each came back").isEmpty();
    assertThat(asked).as("once").hasSize(20_000);
    assertThat(seen[1_799]).isZero();
    assertThat(IntStream.range(2_161, 2_200).map(i -> seen[i]).sum()).isZero();
    assertThat(IntStream.of(seen).max().getAsInt()).as("in the busiest second, where 28 are fair").isLessThan(60);
  }

  /** The user's token ends in a minute, and what was got with it must not serve who has no token any more. */
  @ParameterizedTest
  @CsvSource({"53, 1", "54, 2"})
  void aTokenOnBehalfOfAUserNeverServesLongerThanTheUsersOwn(long seconds, int requests) {
    String claims = "{\"aud\":\"" + CLIENT + "\",\"tid\":\"" + TENANT + "\",\"scp\":\"s\",\"exp\":" + (NOW.getEpochSecond() + 60) + "}";
    String token = "aa." + java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.US_ASCII)) + ".cc";
    TokenRequest request = TokenRequest.onBehalfOf(UserAssertion.of(token, CLIENT, TENANT, clock), "api://billing/Bills.Read");
    // Renewal, which would come at half of a minute, brings none.
    answer = () -> asked.size() == 1 ? CompletableFuture.completedFuture(token("t1", 3600, 1800)) : new CompletableFuture<>();
    assertThat(get(request)).isEqualTo("t1");
    scheduler.advance(Duration.ofSeconds(seconds));
    CompletableFuture<AccessToken> again = tokens.get(request).toCompletableFuture();
    assertThat(again.isDone()).isEqualTo(requests == 1);
  }

  /** Between the look into memory and the begin of a request another may have come and landed: each token is still one request. */
  @Test
  void manyThreadsThatComeAtOnceStillAskOnce() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    Timetable real = Timetable.open("orders", pool, System::nanoTime);
    AtomicInteger requests = new AtomicInteger();
    AccessTokens shared = new AccessTokens(request -> {
      requests.incrementAndGet();
      return CompletableFuture.completedFuture(token("t", 3600, 1800));
    }, TokenLog.SILENT, real, () -> 0.5);
    try {
      CyclicBarrier together = new CyclicBarrier(4);
      int rounds = 2_000;
      List<Future<?>> all = new ArrayList<>();
      for (int caller = 0; caller < 4; caller++) {
        all.add(callers.submit(() -> {
          for (int round = 0; round < rounds; round++) {
            together.await(30, TimeUnit.SECONDS);
            shared.get(TokenRequest.ofResource("api://" + round)).toCompletableFuture().get(30, TimeUnit.SECONDS);
          }
          return null;
        }));
      }
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
      assertThat(requests).hasValue(rounds);
    } finally {
      real.close();
      callers.shutdownNow();
      pool.shutdownNow();
    }
  }

  @Test
  void itsTextHidesIt() {
    AccessToken token = tokens.get(BILLING).toCompletableFuture().join();
    assertThat(token.toString()).doesNotContain(token.value()).contains("api://billing/.default", "2026-03-01T13:00:00Z");
    assertThat(BILLING.toString()).doesNotContain("assertion");
  }
}
