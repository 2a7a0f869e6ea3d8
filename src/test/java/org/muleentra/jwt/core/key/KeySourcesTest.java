package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.authority.Authorities;
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
import org.muleentra.jwt.testkit.tenant.EntraCloud;

/** A long list of tenants is fetched as it is used. */
class KeySourcesTest {

  private static final Duration TOLERANCE = Duration.ofHours(24);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final ManualScheduler scheduler = new ManualScheduler(clock);
  private final KeyRing ring = new KeyRing();
  private final InMemoryMetadata server = new InMemoryMetadata();

  @AfterEach
  void lendKeysOn() {
    ring.close();
  }

  private List<Authority> tenants(int count) {
    Set<String> tenants = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      tenants.add(new UUID(0x4000, i).toString());
    }
    List<Authority> authorities = new Authorities(tenants, Collections.emptySet(), Collections.emptySet(),
        EnumSet.of(TokenVersion.V2), Hosts.of(Cloud.GLOBAL)).all();
    authorities.forEach(authority -> server.serveAuthority(authority.discoveryUri().toString(), authority.metadataIssuer(),
        () -> ring.jwks(EntraCloud.GLOBAL, org.muleentra.jwt.testkit.tenant.TokenVersion.V2, authority.tenant())));
    return authorities;
  }

  private KeySources sources(List<Authority> authorities) {
    KeySources sources = new KeySources("orders", authorities, server, SavedKeys.NONE,
        Timetable.open("orders", scheduler, scheduler), clock, TOLERANCE);
    sources.preload();
    return sources;
  }

  private Outcome<SigningKey> ask(KeySources sources, Authority authority) {
    SigningKey inMemory = sources.inMemory(authority, ring.current().kid());
    return inMemory != null ? Outcome.of(inMemory)
        : sources.fetch(authority, ring.current().kid()).toCompletableFuture().getNow(null);
  }

  @Test
  void aFewAreFetchedAtTheStart() {
    sources(tenants(KeySources.PRELOADED));
    assertThat(server.keyFetches()).isEqualTo(KeySources.PRELOADED);
  }

  @Test
  void ofAThousandEachIsFetchedWhenATokenNamesIt() {
    List<Authority> authorities = tenants(1_000);
    KeySources sources = sources(authorities);
    assertThat(server.keyFetches()).isZero();
    assertThat(sources.opened()).isZero();

    assertThat(ask(sources, authorities.get(700)).isRefused()).isFalse();
    assertThat(ask(sources, authorities.get(700)).isRefused()).isFalse();
    assertThat(server.keyFetches()).isEqualTo(1);
    assertThat(sources.opened()).isEqualTo(1);
    assertThat(scheduler.pending()).isLessThanOrEqualTo(2);
  }

  @Test
  void oneThatNobodyAsksRestsAndIsFetchedAnewWhenAsked() {
    List<Authority> authorities = tenants(KeySources.PRELOADED + 1);
    KeySources sources = sources(authorities);
    ask(sources, authorities.get(0));
    scheduler.advance(Duration.ofHours(12));
    int rested = server.keyFetches();
    assertThat(rested).isLessThanOrEqualTo(2);

    assertThat(sources.inMemory(authorities.get(0), ring.current().kid())).isNull();
    assertThat(ask(sources, authorities.get(0)).isRefused()).isFalse();
    assertThat(server.keyFetches()).isEqualTo(rested + 1);
  }

  @Test
  void oneThatIsAskedStaysFresh() {
    List<Authority> authorities = tenants(KeySources.PRELOADED + 1);
    KeySources sources = sources(authorities);
    for (int minutes = 0; minutes < 6 * 60; minutes += 20) {
      assertThat(ask(sources, authorities.get(0)).isRefused()).isFalse();
      scheduler.advance(Duration.ofMinutes(20));
    }
    assertThat(server.keyFetches()).isBetween(6, 7);
  }

  @Test
  void aFewAreKeptFreshThoughNobodyAsks() {
    sources(tenants(1));
    scheduler.advance(Duration.ofHours(10));
    assertThat(server.keyFetches()).isBetween(10, 12);
  }

  @Test
  void keysAtRestServeThroughAnOutageUpToTheTolerance() {
    List<Authority> authorities = tenants(KeySources.PRELOADED + 1);
    KeySources sources = sources(authorities);
    ask(sources, authorities.get(0));
    scheduler.advance(Duration.ofHours(5));
    server.down(true);

    assertThat(ask(sources, authorities.get(0)).isRefused()).isFalse();
    scheduler.advance(Duration.ofHours(21));
    assertThat(ask(sources, authorities.get(0)).refusal().reason()).isEqualTo(Reason.KEYS_UNAVAILABLE);
  }

  @Test
  void aWithdrawnKeyDoesNotComeBackFromRest() {
    List<Authority> authorities = tenants(KeySources.PRELOADED + 1);
    KeySources sources = sources(authorities);
    String withdrawn = ring.current().kid();
    ask(sources, authorities.get(0));
    scheduler.advance(Duration.ofHours(5));
    ring.rotateAndDrop();

    assertThat(sources.inMemory(authorities.get(0), withdrawn)).isNull();
    assertThat(sources.fetch(authorities.get(0), withdrawn).toCompletableFuture().getNow(null).refusal().reason())
        .isEqualTo(Reason.KEY_UNKNOWN);
  }

  @Test
  void closedItFetchesNoMore() {
    List<Authority> authorities = tenants(KeySources.PRELOADED + 1);
    KeySources sources = sources(authorities);
    ask(sources, authorities.get(0));
    sources.close();
    ask(sources, authorities.get(1));
    assertThat(scheduler.pending()).isZero();
  }
}
