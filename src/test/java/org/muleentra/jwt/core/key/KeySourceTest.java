package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.InMemoryMetadata;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;

/** The life of keys: first fetch, hourly refresh, unknown kids, outages. */
class KeySourceTest {

  private static final Duration TOLERANCE = Duration.ofHours(24);
  private static final double MIDDLE_OF_JITTER = 0.5;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final KeyRing ring = new KeyRing();
  private final InMemoryMetadata server = new InMemoryMetadata();
  private final Authority authority = new Authority(Contoso.TENANT_ID, null, java.util.Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL));
  private final InMemorySavedKeys saved = new InMemorySavedKeys();
  private final KeySource source = new KeySource("orders", authority, server, saved, timetable, clock, TOLERANCE, () -> MIDDLE_OF_JITTER, false);

  @BeforeEach
  void serve() {
    serveKeys(() -> ring.jwks(EntraCloud.GLOBAL, org.muleentra.jwt.testkit.tenant.TokenVersion.V2, Contoso.TENANT_ID));
  }

  @AfterEach
  void lendKeysOn() {
    ring.close();
  }

  private void serveKeys(Supplier<String> document) {
    server.serveAuthority(authority.discoveryUri().toString(), authority.metadataIssuer(), document);
  }

  private Outcome<SigningKey> fetch(String kid) {
    return source.fetch(kid).toCompletableFuture().getNow(null);
  }

  private String currentKid() {
    return ring.current().kid();
  }

  @Test
  void preloadsWithoutBeingAsked() {
    source.preload();

    assertThat(source.inMemory(currentKid())).isNotNull();
    assertThat(server.keyFetches()).isEqualTo(1);
  }

  @Test
  void refreshesEveryHour() {
    source.preload();
    scheduler.advance(Duration.ofMinutes(59));
    assertThat(server.keyFetches()).isEqualTo(1);

    scheduler.advance(Duration.ofMinutes(1));
    assertThat(server.keyFetches()).isEqualTo(2);

    scheduler.advance(Duration.ofHours(24));
    assertThat(server.keyFetches()).isEqualTo(26);
  }

  /** Many instances that start together must not ask together. */
  @ParameterizedTest
  @CsvSource({"0.0, 54", "0.5, 60", "1.0, 66"})
  void spreadsTheRefreshesByATenth(double random, long minutes) {
    KeySource spread = new KeySource("orders", authority, server, saved, timetable, clock, TOLERANCE, () -> random, false);
    spread.preload();
    scheduler.advance(Duration.ofMinutes(minutes).minusMillis(1));
    assertThat(server.keyFetches()).isEqualTo(1);
    scheduler.advance(Duration.ofMillis(1));
    assertThat(server.keyFetches()).isEqualTo(2);
  }

  @Test
  void forgetsAKeyThatASuccessfulRefreshNoLongerHas() {
    source.preload();
    String old = currentKid();
    ring.rotateAndDrop();
    scheduler.advance(Duration.ofHours(1));

    assertThat(source.inMemory(old)).isNull();
    assertThat(source.inMemory(currentKid())).isNotNull();
  }

  @Test
  void fetchesOnceForAnUnknownKidAndThenPausesForThirtySeconds() {
    source.preload();
    assertThat(fetch("invented").refusal().reason()).isEqualTo(Reason.KEY_UNKNOWN);
    assertThat(server.keyFetches()).isEqualTo(2);

    scheduler.advance(Duration.ofMillis(29_999));
    assertThat(fetch("invented").refusal().reason()).isEqualTo(Reason.KEY_UNKNOWN);
    assertThat(server.keyFetches()).isEqualTo(2);

    scheduler.advance(Duration.ofMillis(1));
    fetch("invented");
    assertThat(server.keyFetches()).isEqualTo(3);
  }

  @Test
  void aRotationRightAfterTheStartCostsTheFirstCallerOneFetch() {
    source.preload();
    ring.rotateAndDrop();

    assertThat(fetch(currentKid()).isRefused()).isFalse();
    assertThat(server.keyFetches()).isEqualTo(2);
  }

  @Test
  void callersOfOneFetchShareIt() {
    source.preload();
    ring.rotate();
    server.hold();
    CompletableFuture<Outcome<SigningKey>> first = source.fetch(currentKid()).toCompletableFuture();
    CompletableFuture<Outcome<SigningKey>> second = source.fetch(currentKid()).toCompletableFuture();
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();

    server.release();
    assertThat(first.getNow(null).isRefused()).isFalse();
    assertThat(second.getNow(null).isRefused()).isFalse();
    assertThat(server.keyFetches()).isEqualTo(2);
  }

  @Test
  void withoutAnyKeyItIsOurOutageAndSaysWhenToComeBack() {
    server.down(true);
    source.preload();

    Outcome<SigningKey> refused = fetch(currentKid());

    assertThat(refused.refusal().reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
    assertThat(refused.refusal().retryAfterSeconds()).isEqualTo(1);
  }

  @Test
  void recoversByItselfAfterAnOutageAtStart() {
    server.down(true);
    source.preload();
    scheduler.advance(Duration.ofMinutes(5));
    server.down(false);
    scheduler.advance(Duration.ofSeconds(30));

    assertThat(source.inMemory(currentKid())).isNotNull();
  }

  @Test
  void retriesQuicklyFirstAndThenTwiceAMinute() {
    server.status(503);
    source.preload();
    // After 1, 2, 4, 8 and 16 seconds, and then every 30.
    scheduler.advance(Duration.ofSeconds(31));
    assertThat(discoveryAttempts()).isEqualTo(6);
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(discoveryAttempts()).isEqualTo(8);
  }

  private int discoveryAttempts() {
    return server.fetches(authority.discoveryUri());
  }

  @Test
  void keepsTheLastGoodKeysWhateverTheServerAnswers() {
    source.preload();
    for (String bad : new String[] {"", "nonsense", "[]", "{}", "{\"keys\":[]}", "{\"keys\":{}}", "{\"keys\":[{\"kty\":\"RSA\"}]}",
        "{\"keys\":null}"}) {
      serveKeys(() -> bad);
      scheduler.advance(Duration.ofHours(1));
      assertThat(source.inMemory(currentKid())).as(bad).isNotNull();
    }
    server.status(302);
    scheduler.advance(Duration.ofHours(1));
    assertThat(source.inMemory(currentKid())).isNotNull();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"application/json", "application/json;charset=utf-8", "application/jwk-set+json", "text/plain",
      "application/octet-stream"})
  void takesGoodKeysUnderTheTypesThatMirrorsServe(String contentType) {
    server.contentType(contentType);
    source.preload();
    assertThat(source.inMemory(currentKid())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "TEXT/HTML; charset=utf-8", " text/html"})
  void refusesAWebPage(String contentType) {
    server.contentType(contentType);
    source.preload();
    assertThat(source.inMemory(currentKid())).isNull();
  }

  @Test
  void theLastGoodKeysServeForTheToleranceAndNoLonger() {
    source.preload();
    String kid = currentKid();
    server.down(true);
    scheduler.advance(TOLERANCE.minusMillis(1));
    assertThat(source.inMemory(kid)).isNotNull();

    scheduler.advance(Duration.ofMillis(1));
    assertThat(source.inMemory(kid)).isNull();
    assertThat(fetch(kid).refusal().reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);

    server.down(false);
    scheduler.advance(Duration.ofSeconds(30));
    assertThat(source.inMemory(kid)).isNotNull();
  }

  @Test
  void aClockSetBackLetsNoKeyServeLonger() {
    source.preload();
    String kid = currentKid();
    server.down(true);
    scheduler.advance(Duration.ofHours(23));
    clock.advance(Duration.ofHours(-20));
    scheduler.advance(Duration.ofHours(1));

    assertThat(source.inMemory(kid)).isNull();
  }

  @Test
  void duringAnOutageAnUnknownKidIsNotTheCallersFault() {
    source.preload();
    server.down(true);

    assertThat(fetch("new").refusal().reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
    assertThat(fetch("new").refusal().retryAfterSeconds()).isEqualTo(10);
    assertThat(source.inMemory(currentKid())).isNotNull();
  }

  @Test
  void givesUpAFetchThatNeverEnds() {
    server.hold();
    source.preload();
    CompletableFuture<Outcome<SigningKey>> caller = source.fetch(currentKid()).toCompletableFuture();
    scheduler.advance(Duration.ofSeconds(11));

    assertThat(caller.getNow(null).refusal().reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  @Test
  void refusesMetadataOfAnotherIssuer() {
    server.serveAuthority(authority.discoveryUri().toString(), "https://login.microsoftonline.com/other/v2.0",
        () -> ring.jwks(EntraCloud.GLOBAL, org.muleentra.jwt.testkit.tenant.TokenVersion.V2, Contoso.TENANT_ID));
    source.preload();

    assertThat(server.keyFetches()).isZero();
    assertThat(source.inMemory(currentKid())).isNull();
  }

  @Test
  void goesToNoHostThatIsNotConfigured() {
    server.serve(authority.discoveryUri().toString(), () -> "{\"issuer\":\"" + authority.metadataIssuer()
        + "\",\"jwks_uri\":\"https://attacker.example/keys\"}");
    source.preload();

    assertThat(server.keyFetches()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {-5, 5})
  void aClockThatIsSetChangesNoPause(int hours) {
    source.preload();
    fetch("invented");
    clock.advance(Duration.ofHours(hours));
    scheduler.advance(Duration.ofMillis(29_999));
    fetch("invented");
    assertThat(server.keyFetches()).isEqualTo(2);

    scheduler.advance(Duration.ofMillis(1));
    fetch("invented");
    assertThat(server.keyFetches()).isEqualTo(3);
  }

  @Test
  void aTransportThatThrowsIsAFailedFetch() {
    KeySource broken = new KeySource("orders", authority, uri -> {
      throw new IllegalStateException("no client");
    }, saved, timetable, clock, TOLERANCE, () -> MIDDLE_OF_JITTER, false);
    broken.preload();

    assertThat(broken.fetch("kid").toCompletableFuture().getNow(null).refusal().reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  private KeySource secondStart() {
    return new KeySource("orders", authority, server, saved, timetable, clock, TOLERANCE, () -> MIDDLE_OF_JITTER, false);
  }

  @Test
  void startsDuringAnOutageWithSavedKeysForWhatIsLeftOfTheirTime() {
    source.preload();
    source.close();
    server.down(true);
    scheduler.advance(Duration.ofHours(20));
    KeySource second = secondStart();
    second.preload();
    assertThat(second.inMemory(currentKid())).isNotNull();

    scheduler.advance(Duration.ofHours(4).minusMillis(1));
    assertThat(second.inMemory(currentKid())).isNotNull();
    scheduler.advance(Duration.ofMillis(1));
    assertThat(second.inMemory(currentKid())).isNull();
  }

  @Test
  void takesFreshKeysInPlaceOfSavedOnesAsSoonAsItCan() {
    source.preload();
    String old = currentKid();
    server.down(true);
    KeySource second = secondStart();
    second.preload();
    ring.rotateAndDrop();
    server.down(false);
    scheduler.advance(Duration.ofMinutes(1));

    assertThat(second.inMemory(old)).isNull();
    assertThat(second.inMemory(currentKid())).isNotNull();
  }

  @Test
  void doesNotTakeSavedKeysThatAreTooOldOrOfTheFutureOrNoKeys() {
    source.preload();
    KeyDocument good = saved.document;
    server.down(true);
    for (KeyDocument bad : new KeyDocument[] {
        new KeyDocument(good.body(), clock.millis() - TOLERANCE.toMillis()),
        new KeyDocument(good.body(), clock.millis() + 1),
        new KeyDocument(new byte[] {'{', '}'}, clock.millis())}) {
      saved.document = bad;
      KeySource second = secondStart();
      second.preload();
      assertThat(second.inMemory(currentKid())).isNull();
    }
    saved.document = good;
    saved.broken = true;
    KeySource second = secondStart();
    second.preload();
    assertThat(second.inMemory(currentKid())).isNull();
  }

  @Test
  void aStoreThatFailsDoesNotCostTheKeysFetched() {
    saved.broken = true;
    source.preload();

    assertThat(source.inMemory(currentKid())).isNotNull();
  }

  private static final class InMemorySavedKeys implements SavedKeys {

    private KeyDocument document;
    private boolean broken;

    @Override
    public void save(String authority, KeyDocument newDocument) {
      require();
      document = newDocument;
    }

    @Override
    public KeyDocument load(String authority) {
      require();
      return document;
    }

    private void require() {
      if (broken) {
        throw new IllegalStateException("the store is broken");
      }
    }
  }

  @Test
  void closedItLeavesNothingScheduled() {
    source.preload();
    assertThat(scheduler.pending()).isEqualTo(1);

    source.close();
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void closedDuringAFetchItSchedulesNothingAfterwards() {
    server.hold();
    source.preload();
    source.close();
    server.release();

    assertThat(scheduler.pending()).isZero();
  }
}
