package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TenantKind;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.fixture.InMemoryMetadata;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;

/** Kids and tenants that a stranger invents cost the key server little and good callers nothing. */
class KeyFloodTest {

  private KeyGate gate = new KeyGate();
  private int invented;

  @AfterEach
  void close() {
    gate.close();
  }

  private String invent() {
    return "invented-" + invented++;
  }

  /** Thirty invented kids a second, and a good caller ten times a second; tells when the newest key was first let in. */
  private long flood(Duration duration) {
    long firstGood = -1;
    for (long passed = 0; passed < duration.toMillis(); passed += 100) {
      for (int i = 0; i < 3; i++) {
        gate.ask(invent());
      }
      String answer = gate.answer(gate.kid());
      assertThat(answer).as("no good caller is refused as such").isNotEqualTo("KEY_UNKNOWN");
      if (firstGood < 0 && answer.equals("good")) {
        firstGood = passed;
      }
      gate.pass(Duration.ofMillis(100));
    }
    return firstGood;
  }

  static Stream<Authority> authorities() {
    return Stream.of(KeyGate.CONTOSO,
        new Authority(Contoso.TENANT_ID, null, Collections.emptySet(), TokenVersion.V1, Hosts.of(Cloud.GLOBAL)),
        new Authority(Authority.ORGANIZATIONS, null, Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL)),
        new Authority(Contoso.TENANT_ID, "b2c_1_signin", Collections.emptySet(), TokenVersion.V2,
            new Hosts(TenantKind.B2C, Cloud.GLOBAL, "contoso.b2clogin.com", null, null, null)),
        new Authority(Contoso.TENANT_ID, null, Collections.emptySet(), TokenVersion.V2,
            new Hosts(TenantKind.EXTERNAL_ID, Cloud.GLOBAL, null, null, null, null)));
  }

  @ParameterizedTest
  @MethodSource("authorities")
  void aRolloverUnderAFloodIsSeenWithinTenSeconds(Authority authority) {
    gate.close();
    gate = new KeyGate(authority, authority.tenant().equals(Authority.ORGANIZATIONS));
    gate.source.preload();
    flood(Duration.ofMinutes(1));
    Random random = new Random(21);
    for (int rollover = 0; rollover < 5; rollover++) {
      flood(Duration.ofMillis(random.nextInt(12_000)));
      gate.ring.rotateAndDrop();
      assertThat(flood(Duration.ofSeconds(11))).isBetween(0L, 10_000L);
    }
    assertThat(gate.busiestMinute()).isEqualTo(FetchPauses.MOST_IN_A_MINUTE);
  }

  /** The beginning has two fetches at once, for which the rest of its minute pays. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 9, 15, 20, 30, 39, 45, 59})
  void inTheFirstMinuteOfAFloodItIsSeenWithinTwentySeconds(int second) {
    gate.source.preload();
    flood(Duration.ofSeconds(second));
    gate.ring.rotateAndDrop();
    assertThat(flood(Duration.ofSeconds(21))).isBetween(0L, second < 10 ? 10_000L : 20_000L);
    flood(Duration.ofMinutes(5));
    assertThat(gate.busiestMinute()).isLessThanOrEqualTo(FetchPauses.MOST_IN_A_MINUTE);
  }

  /** A pair of faults: a flood, and a scheduler that does nothing. The requests themselves fetch. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFloodWhileTheSchedulerTakesNothingIsNoWorse(boolean outOfThreads) {
    gate.source.preload();
    flood(Duration.ofMinutes(1));
    if (outOfThreads) {
      gate.scheduler.outOfThreads(true);
    } else {
      gate.scheduler.full(true);
    }
    for (int rollover = 0; rollover < 5; rollover++) {
      flood(Duration.ofMillis(1_700 * rollover));
      gate.ring.rotateAndDrop();
      assertThat(flood(Duration.ofSeconds(11))).isBetween(0L, 10_000L);
    }
    assertThat(gate.busiestMinute()).isEqualTo(FetchPauses.MOST_IN_A_MINUTE);

    gate.scheduler.full(false);
    gate.scheduler.outOfThreads(false);
    int healed = gate.fetches.size();
    gate.answer(gate.kid());
    gate.pass(Duration.ofHours(3));
    assertThat(gate.fetches.size() - healed).as("refreshed hourly again").isEqualTo(3);
  }

  /** A flood, an outage and a start in it: the key server is spared all the same, and the recovery takes no longer. */
  @ParameterizedTest
  @CsvSource({"true, 7", "true, 200", "false, 7", "false, 200"})
  void anOutageUnderAFlood(boolean atTheStart, int seconds) {
    if (!atTheStart) {
      gate.source.preload();
      flood(Duration.ofSeconds(90));
      gate.ring.rotateAndDrop();
    }
    gate.down = true;
    gate.source.preload();
    flood(Duration.ofSeconds(seconds));
    gate.down = false;
    assertThat(flood(Duration.ofSeconds(31))).isBetween(0L, 30_000L);
    flood(Duration.ofMinutes(2));
    assertThat(gate.busiestMinute()).isLessThanOrEqualTo(FetchPauses.MOST_IN_A_MINUTE);
  }

  @Test
  void anUnseenKidIsNotKnownToBeUnknownWhileAFetchIsPaused() {
    gate.source.preload();
    assertThat(gate.answer("first")).isEqualTo("KEY_UNKNOWN");
    assertThat(gate.answer("second")).isEqualTo("KEY_UNKNOWN");

    Outcome<SigningKey> third = gate.ask("third").join();
    assertThat(third.refusal().reason()).hasToString("KEYS_UNAVAILABLE");
    assertThat(third.refusal().detail()).contains("asked too recently");
    assertThat(third.refusal().retryAfterSeconds()).isEqualTo(10);
    gate.pass(Duration.ofMillis(9_001));
    assertThat(gate.ask("third").join().refusal().retryAfterSeconds()).isEqualTo(1);
    gate.pass(Duration.ofMillis(999));
    assertThat(gate.answer("third")).isEqualTo("KEY_UNKNOWN");
    assertThat(gate.fetches).hasSize(4);
  }

  @Test
  void whatTheNewestDocumentLacksIsKnown() {
    gate.source.preload();
    gate.answer("first");
    gate.answer("second");
    assertThat(gate.answer("first")).isEqualTo("KEY_UNKNOWN");
    assertThat(gate.answer("third")).as("came after that document").isEqualTo("KEYS_UNAVAILABLE");
    gate.pass(Duration.ofSeconds(10));
    gate.answer("fourth");
    assertThat(gate.answer("third")).as("came before this one").isEqualTo("KEY_UNKNOWN");
    assertThat(gate.fetches).hasSize(4);
  }

  @Test
  void aKidThatTheNewestDocumentWithdrewOrLeavesOutIsKnownToo() {
    String withdrawn = gate.kid();
    gate.source.preload();
    gate.ring.rotateAndDrop();
    gate.ring.publishRaw("{\"kty\":\"RSA\",\"kid\":\"bad\",\"n\":\"!\",\"e\":\"AQAB\"}");
    assertThat(gate.answer(gate.kid())).isEqualTo("good");
    assertThat(gate.answer("second")).isEqualTo("KEY_UNKNOWN");

    assertThat(gate.answer(withdrawn)).isEqualTo("KEY_UNKNOWN");
    assertThat(gate.answer("bad")).isEqualTo("KEY_UNKNOWN");
    assertThat(gate.answer("unseen")).isEqualTo("KEYS_UNAVAILABLE");
  }

  /** The fetch that is under way may have been answered before the key was published. */
  @Test
  void aFetchThatBeganBeforeTheCallerCameDoesNotMakeItsKidUnknown() {
    gate.source.preload();
    gate.answer("first");
    gate.hold();
    CompletableFuture<Outcome<SigningKey>> second = gate.ask("second");
    CompletableFuture<Outcome<SigningKey>> late = gate.ask("late");
    gate.release();
    assertThat(KeyGate.said(second)).isEqualTo("KEY_UNKNOWN");
    assertThat(KeyGate.said(late)).isEqualTo("KEYS_UNAVAILABLE");
  }

  /** Kids that the document is known to lack take nothing of the budget of those that nobody has seen. */
  @Test
  void anOldTokenSentWithoutEndCostsTwoFetchesAMinute() {
    gate.source.preload();
    for (int second = 0; second < 600; second++) {
      assertThat(gate.answer("old")).isEqualTo("KEY_UNKNOWN");
      gate.pass(Duration.ofSeconds(1));
    }
    assertThat(gate.fetches).hasSize(1 + 20);
  }

  @Test
  void aMillionInventedKidsTakeNoMemory() {
    Sightings sightings = new Sightings();
    for (int i = 0; i < 1_000_000; i++) {
      sightings.first("invented-" + i, i * 1_000_000L);
    }
    assertThat(sightings.size()).isLessThanOrEqualTo(2 * Sightings.MOST);

    long later = Duration.ofHours(1).toNanos();
    sightings.first("x".repeat(Sightings.LONGEST + 1), later);
    assertThat(sightings.size()).isZero();
    long first = sightings.first("old", later);
    for (int minute = 1; minute < 100; minute++) {
      assertThat(sightings.first("old", later + Duration.ofMinutes(minute).toNanos())).as("asked for again and again").isEqualTo(first);
    }
  }

  private InMemoryMetadata server;
  private List<Authority> authorities;

  private KeySources thousandTenants() {
    server = new InMemoryMetadata();
    Set<String> tenants = new LinkedHashSet<>();
    for (int i = 0; i < 1_000; i++) {
      tenants.add(new UUID(0x4000, i).toString());
    }
    authorities = new Authorities(tenants, Collections.emptySet(), Collections.emptySet(), EnumSet.of(TokenVersion.V2),
        Hosts.of(Cloud.GLOBAL)).all();
    authorities.forEach(each -> server.serveAuthority(each.discoveryUri().toString(), each.metadataIssuer(),
        () -> gate.ring.jwks(EntraCloud.GLOBAL, org.muleentra.jwt.testkit.tenant.TokenVersion.V2, each.tenant())));
    return new KeySources("orders", authorities, server, SavedKeys.NONE, gate.timetable, gate.clock, KeyGate.TOLERANCE);
  }

  private int opened() {
    return (int) authorities.stream().filter(each -> server.fetches(each.discoveryUri()) > 0).count();
  }

  @Test
  void aThousandForgedTokensOpenAFewFetchesAtATime() {
    KeySources sources = thousandTenants();
    Authority warm = authorities.get(999);
    assertThat(sources.fetch(warm, gate.kid()).toCompletableFuture().join().isRefused()).isFalse();
    server.hold();
    List<CompletableFuture<Outcome<SigningKey>>> callers = new ArrayList<>();
    for (Authority each : authorities.subList(0, 999)) {
      callers.add(sources.fetch(each, gate.kid()).toCompletableFuture());
    }
    assertThat(opened()).isEqualTo(1 + SharedTurns.FETCHES);
    assertThat(sources.inMemory(warm, gate.kid())).as("who has keys does not wait").isNotNull();

    server.release();
    assertThat(opened()).isEqualTo(1_000);
    assertThat(callers).extracting(KeyGate::said).containsOnly("good");
  }

  /** With a server that hangs, all are answered in time, nothing piles up, and all recover together when it is back. */
  @Test
  void aThousandCallersOfAServerThatHangsAreAnswered() {
    KeySources sources = thousandTenants();
    server.hold();
    List<CompletableFuture<Outcome<SigningKey>>> callers = new ArrayList<>();
    authorities.forEach(each -> callers.add(sources.fetch(each, gate.kid()).toCompletableFuture()));
    gate.pass(Duration.ofMillis(KeySource.FETCH_MILLIS));
    assertThat(callers).extracting(KeyGate::said).containsOnly("KEYS_UNAVAILABLE");
    assertThat(opened()).isLessThanOrEqualTo(2 * SharedTurns.FETCHES);

    server.release();
    gate.pass(Duration.ofSeconds(30));
    callers.clear();
    authorities.forEach(each -> callers.add(sources.fetch(each, gate.kid()).toCompletableFuture()));
    assertThat(callers).extracting(KeyGate::said).containsOnly("good");
  }
}
