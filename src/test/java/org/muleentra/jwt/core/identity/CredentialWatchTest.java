package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;

/** The end of a credential is told weeks before, once at each step, and by name. */
class CredentialWatchTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String APP = "0b1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b10";
  private static final String KEY = "5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11";
  private static final String CALLER = "8d1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13";
  private static final String OWNER = "6d1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b12";

  private final MutableClock clock = new MutableClock(NOW);
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final Timetable timetable = Timetable.open("orders", scheduler, scheduler);
  private final CapturedLog log = CapturedLog.of(CredentialWatch.class, Level.INFO);
  private final List<String> asked = new ArrayList<>();
  private Instant start = NOW;
  private Instant end = NOW.plus(Duration.ofDays(400));
  private int status = 200;
  private int ownersStatus = 200;
  private String body;
  private List<String> callers = List.of();
  private Supplier<Collection<String>> callersAre = () -> callers;
  private String keyOfCaller = KEY;
  private int statusOfCaller = 200;
  private List<ClientCredential> credentials = List.of(new ClientSecret("client-secret", "another"));
  private WatchRecord record = WatchRecord.NONE;

  @AfterEach
  void close() {
    log.close();
    timetable.close();
  }

  private CredentialWatch watch() {
    AccessTokens tokens = new AccessTokens(
        request -> CompletableFuture.completedFuture(new AccessToken("graph", List.of("x"), "t", clock.instant().plusSeconds(3600), 3600, 1800)),
        TokenLog.SILENT, timetable, () -> 0);
    return new CredentialWatch("entra-jwt.billing", AppIdentity.of(APP, credentials, Hosts.of(Cloud.GLOBAL)), () -> callersAre.get(), record, new Registrations(tokens, GraphAddress.of(SettingValues.NONE, Cloud.GLOBAL), this::send),
        timetable, clock, () -> 0.5);
  }

  private CompletionStage<OutboundResponse> send(OutboundRequest request) {
    assertThat(request.headers()).containsEntry("Authorization", "Bearer graph");
    asked.add(request.uri().toString());
    boolean owners = request.uri().getPath().endsWith("/owners");
    boolean own = request.uri().getPath().contains(APP);
    String answer = owners ? "{\"value\":[{\"id\":\"" + OWNER + "\"},{\"id\":\"no id\"},7]}" : body != null ? body
        : "{\"displayName\":\"Nightly import\",\"keyCredentials\":[],\"passwordCredentials\":[{\"keyId\":\"" + (own ? KEY : keyOfCaller) + "\",\"displayName\":\"import\\nsecret\","
            + "\"hint\":\"imp\",\"startDateTime\":\"" + start + "\",\"endDateTime\":\"" + end + "\"}]}";
    int code = owners ? ownersStatus : own ? status : statusOfCaller;
    return CompletableFuture.completedFuture(new OutboundResponse(code, Collections.emptyMap(),
        (code == 200 ? answer : "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"adele\"}}").getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsTheRegistrationByItsClientId() {
    Registration registration = watch().look().toCompletableFuture().join();
    assertThat(asked).containsExactly(
        "https://graph.microsoft.com/v1.0/applications(appId='" + APP + "')?$select=id,appId,displayName,passwordCredentials,keyCredentials",
        "https://graph.microsoft.com/v1.0/applications(appId='" + APP + "')/owners?$select=id");
    assertThat(registration.owners()).containsExactly(OWNER);
    assertThat(registration.credentials()).singleElement().satisfies(credential -> {
      assertThat(credential.toString()).isEqualTo("secret import secret (imp…) " + KEY);
      assertThat(credential.daysLeft(NOW)).isEqualTo(400);
      assertThat(credential.age(NOW)).isZero();
    });
  }

  /** A certificate by its thumbprint, a secret by its first characters, where these are of one alone. */
  @Test
  void aRegisteredCredentialIsToldByWhatItIsSetAsHere() {
    SigningIdentity before = SigningIdentity.selfSigned(TestKeys.pair("RSA"), "one", NOW, NOW.plus(Duration.ofDays(9)));
    SigningIdentity now = SigningIdentity.selfSigned(TestKeys.pair("RSA"), "two", NOW, NOW.plus(Duration.ofDays(400)));
    credentials = List.of(new ClientCertificate("client-certificate", now, clock), new ClientCertificate("second-client-certificate", before, clock));
    String listed = "{\"keyId\":\"%s\",\"customKeyIdentifier\":\"%s\",\"endDateTime\":\"%s\"}";
    body = "{\"passwordCredentials\":[],\"keyCredentials\":[" + String.format(listed, KEY, before.thumbprint(), before.expiry()) + ","
        + String.format(listed, OWNER, now.thumbprint(), now.expiry()) + "," + String.format(listed, CALLER, "00", now.expiry()) + "]}";
    assertThat(watch().look().toCompletableFuture().join().credentials()).extracting(RegisteredCredential::setAs)
        .containsExactly("second-client-certificate", "client-certificate", null);
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).singleElement().asString().contains("Credential certificate " + KEY + ", set here as second-client-certificate, of");
  }

  @ParameterizedTest
  @CsvSource({"imp, imp, ", "imp, old, client-secret.secondSecret", "new, old, client-secret", "xyz, old, "})
  void aRegisteredSecretIsKnownByAHintThatNoOtherHas(String one, String other, String setAs) {
    credentials = List.of(new ClientSecret("client-secret", "new~secret"), new ClientSecret("client-secret.secondSecret", "import~secret"));
    String listed = "{\"keyId\":\"" + KEY + "\",\"hint\":\"%s\",\"endDateTime\":\"" + end + "\"}";
    body = "{\"keyCredentials\":[],\"passwordCredentials\":[" + String.format(listed, one) + "," + String.format(listed, other) + "]}";
    assertThat(watch().look().toCompletableFuture().join().credentials()).extracting(RegisteredCredential::setAs)
        .containsExactly(setAs, null);
  }

  /** A day before a step nothing, at the step a line, after it nothing until the next. */
  @Test
  void tellsOnceAtEachStepAndOnceAfterTheEnd() {
    end = NOW.plus(Duration.ofDays(120));
    start = NOW;
    watch().begin();
    scheduler.advance(Duration.ofDays(125));
    List<String> lines = log.lines();
    assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).contains("secret import secret (imp…) " + KEY, "Nightly import (" + APP + ")",
        "entra-jwt.billing", OWNER, "docs/operate/credentials.md"));
    assertThat(lines.get(0)).startsWith("WARN").contains("in 90 days");
    assertThat(lines.get(1)).contains("in 30 days");
    assertThat(lines.get(2)).contains("in 14 days");
    assertThat(lines.get(3)).contains("in 7 days");
    assertThat(lines.get(4)).contains("in 1 days");
    assertThat(lines.get(5)).startsWith("ERROR").contains("has expired at " + end);
  }

  @ParameterizedTest
  @CsvSource({"90, 1", "91, 0", "30, 1", "1, 1", "0, 1"})
  void tellsAtTheStepAndNotBefore(long days, int lines) {
    end = NOW.plus(Duration.ofDays(days)).plus(Duration.ofHours(2));
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).hasSize(lines);
  }

  @Test
  void tellsOfAnOldOneOnce() {
    start = NOW.minus(Duration.ofDays(90));
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).isEmpty();
    scheduler.advance(Duration.ofDays(5));
    assertThat(log.lines()).singleElement().asString().contains("is 91 days old, and should be replaced every 90");
  }

  @Test
  void looksOnceADay() {
    watch().begin();
    scheduler.advance(Duration.ofMinutes(6));
    assertThat(asked).hasSize(2);
    scheduler.advance(Duration.ofDays(10));
    assertThat(asked).hasSize(22);
  }

  @Test
  void aMissingPermissionIsOneLineThatNamesItAndNothingMore() {
    status = 403;
    watch().begin();
    scheduler.advance(Duration.ofDays(1));
    assertThat(log.lines()).isNotEmpty().first().asString().startsWith("WARN").contains("cannot be watched", "Authorization_RequestDenied",
        "Application.Read.All").doesNotContain("adele");
    scheduler.advance(Duration.ofDays(30));
    assertThat(log.lines()).as("at doubling distances").hasSize(5);
    status = 200;
    end = clock.instant().plus(Duration.ofDays(10));
    scheduler.advance(Duration.ofDays(2));
    assertThat(log.lines()).last().asString().contains("ends at " + end);
  }

  @Test
  void ownersThatMayNotBeReadAreNoFailure() {
    ownersStatus = 403;
    end = NOW.plus(Duration.ofDays(5));
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).singleElement().asString().contains("Its owners are not known here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "", "{\"passwordCredentials\":[],\"keyCredentials\":7}", "{\"passwordCredentials\":[{}],\"keyCredentials\":[]}",
      "{\"passwordCredentials\":[{\"keyId\":\"5c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11\",\"endDateTime\":\"soon\"}],\"keyCredentials\":[]}"})
  void anAnswerThatMakesNoSenseIsToldAndTriedAgain(String nonsense) {
    body = nonsense;
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).singleElement().asString().contains("cannot be watched");
    body = null;
    end = NOW.plus(Duration.ofDays(5));
    scheduler.advance(Duration.ofDays(2));
    assertThat(log.lines()).hasSize(2);
  }

  @Test
  void thoseWhoMayCallAreWatchedTooAndTheirsIsTold() {
    callers = List.of(CALLER, APP);
    end = NOW.plus(Duration.ofDays(5));
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(asked).as("oneself is looked at once").hasSize(4);
    assertThat(log.lines()).as("the same credential is told of once").singleElement().asString().contains("calls for entra-jwt.billing stop then");
    start = NOW.minusSeconds(1);
    keyOfCaller = "7c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11";
    scheduler.advance(Duration.ofDays(1));
    assertThat(log.lines()).last().asString().startsWith("WARN").contains(keyOfCaller, "its calls to entra-jwt.billing stop then", OWNER);
  }

  @Test
  void callersWhoMayNotBeReadAreOneLineAndTheirOwnIsWatchedAllTheSame() {
    callers = List.of(CALLER, "9d1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b13");
    statusOfCaller = 403;
    end = NOW.plus(Duration.ofDays(5));
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).hasSize(2).anySatisfy(line -> assertThat(line).contains("ends at " + end))
        .anySatisfy(line -> assertThat(line).contains("Credentials of 2 of the 2 applications that may call entra-jwt.billing cannot be watched",
            "Application.Read.All").doesNotContain("adele"));
    statusOfCaller = 200;
    keyOfCaller = "7c1f7c0a-4a3e-4d0c-8c61-9f5d2a7e6b11";
    scheduler.advance(Duration.ofDays(1));
    assertThat(log.lines()).hasSize(3).last().asString().contains("its calls to entra-jwt.billing stop then");
  }

  @Test
  void anApiThatIsNotStartedCostsNoLook() {
    callersAre = () -> {
      throw new IllegalStateException("not started");
    };
    end = NOW.plus(Duration.ofDays(5));
    watch().begin();
    scheduler.advance(Duration.ofDays(3));
    assertThat(log.lines()).singleElement().asString().contains("ends at " + end);
    assertThat(asked.size()).isGreaterThanOrEqualTo(6);
  }

  /** Kept as replicas share it; fails when it is told to. */
  private static final class SharedRecord implements WatchRecord {

    private final Map<String, Map<String, Long>> entries = new HashMap<>();
    private RuntimeException failure;

    @Override
    public Map<String, Long> read(String name) {
      if (failure != null) {
        throw failure;
      }
      return entries.get(name);
    }

    @Override
    public void write(String name, Map<String, Long> values) {
      if (failure != null) {
        throw failure;
      }
      entries.put(name, new HashMap<>(values));
    }
  }

  @Test
  void ofReplicasThatShareARecordOneLooksADayAndEachThingIsToldOnce() {
    record = new SharedRecord();
    end = NOW.plus(Duration.ofDays(32));
    CredentialWatch one = watch();
    one.begin();
    scheduler.advance(Duration.ofMinutes(6));
    assertThat(asked).hasSize(2);
    assertThat(log.lines()).as("it ends within 90 days").hasSize(1);
    watch().begin();
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(asked).as("the others leave it").hasSize(2);
    scheduler.advance(Duration.ofDays(5));
    assertThat(asked).as("one look a day, whoever's").hasSize(12);
    assertThat(log.lines()).as("and the step at 30 days, once").hasSize(2);
  }

  @Test
  void whatWasToldIsNotToldAgainAfterARestart() {
    record = new SharedRecord();
    end = NOW.plus(Duration.ofDays(12));
    watch().begin();
    scheduler.advance(Duration.ofHours(21));
    assertThat(log.lines()).hasSize(1);
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(asked).as("the new process looks, as the last look was long ago").hasSize(4);
    assertThat(log.lines()).hasSize(1);
  }

  /** Twenty hours are between looks of different replicas, at least. */
  @ParameterizedTest
  @CsvSource({"1193, 2", "1194, 4"})
  void aLookOfAnotherReplicaIsGoodForTwentyHours(long minutes, int requests) {
    record = new SharedRecord();
    watch().begin();
    scheduler.advance(Duration.ofMinutes(6));
    scheduler.advance(Duration.ofMinutes(minutes));
    watch().begin();
    scheduler.advance(Duration.ofMinutes(6));
    assertThat(asked).hasSize(requests);
  }

  @Test
  void aRecordThatFailsIsToldAndTheLookComesAllTheSame() {
    SharedRecord shared = new SharedRecord();
    shared.failure = new IllegalStateException("the store is away");
    record = shared;
    end = NOW.plus(Duration.ofDays(5));
    watch().begin();
    scheduler.advance(Duration.ofHours(1));
    assertThat(log.lines()).anySatisfy(line -> assertThat(line).startsWith("WARN").contains("could not be read", "attempt 1", "the store is away"))
        .anySatisfy(line -> assertThat(line).contains("ends at " + end));
    shared.failure = null;
    scheduler.advance(Duration.ofDays(1));
    assertThat(shared.entries.values()).singleElement().satisfies(told -> assertThat(told).containsKeys(KEY, "looked"));
  }

  /** Who may not read the registration leaves the day to another, who may. */
  @Test
  void aLookThatFailedIsNoLook() {
    record = new SharedRecord();
    status = 403;
    watch().begin();
    scheduler.advance(Duration.ofMinutes(6));
    status = 200;
    end = NOW.plus(Duration.ofDays(5));
    watch().begin();
    scheduler.advance(Duration.ofMinutes(6));
    assertThat(log.lines()).hasSize(2).last().asString().contains("ends at " + end);
  }
}
