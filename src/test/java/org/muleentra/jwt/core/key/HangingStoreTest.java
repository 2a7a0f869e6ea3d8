package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.InMemoryMetadata;
import org.muleentra.jwt.testkit.tenant.EntraCloud;

/** A store that does not answer holds nobody, and a few threads at most. */
class HangingStoreTest {

  private static final int TENANTS = 300;

  private final HangingStore store = new HangingStore();
  private final Authority authority = KeyGate.CONTOSO;
  private final KeyGate gate = new KeyGate(store, store.clock, store.scheduler, authority, false);

  @AfterEach
  void close() {
    store.close();
    gate.close();
  }

  private void save(String document) {
    store.documents.put(authority.id(), new KeyDocument(document.getBytes(StandardCharsets.UTF_8), store.clock.millis()));
  }

  @Test
  void aColdStartWaitsThreeSecondsForItAndIsThenAnOutageLikeAnyOther() {
    save(gate.jwks());
    store.hang(true);
    gate.down = true;
    gate.source.preload();
    CompletableFuture<Outcome<SigningKey>> caller = gate.ask(gate.kid());
    gate.pass(Duration.ofMillis(2_999));
    assertThat(KeyGate.said(caller)).isEqualTo("waits");
    gate.pass(Duration.ofMillis(1));
    assertThat(KeyGate.said(caller)).isEqualTo("KEYS_UNAVAILABLE");

    gate.pass(Duration.ofMinutes(10));
    assertThat(store.held()).as("one question at a time").isEqualTo(1);
    assertThat(gate.answer(gate.kid())).as("nobody waits for that answer twice").isEqualTo("KEYS_UNAVAILABLE");

    gate.down = false;
    gate.pass(Duration.ofSeconds(30));
    assertThat(gate.inMemory(gate.kid())).as("although the store still hangs").isTrue();
  }

  @Test
  void itsLateAnswerServesWhereThereIsNothingElse() {
    save(gate.jwks());
    store.hang(true);
    gate.down = true;
    gate.source.preload();
    gate.pass(Duration.ofHours(10));
    assertThat(gate.inMemory(gate.kid())).isFalse();

    store.release();
    assertThat(gate.inMemory(gate.kid())).isTrue();
    gate.pass(Duration.ofHours(14).minusMillis(1));
    assertThat(gate.inMemory(gate.kid())).isTrue();
    gate.pass(Duration.ofMillis(1));
    assertThat(gate.inMemory(gate.kid())).as("from its fetch on, as ever").isFalse();
  }

  @Test
  void itsLateAnswerTakesNoFreshKeysPlace() {
    String withdrawn = gate.kid();
    save(gate.jwks());
    store.hang(true);
    gate.down = true;
    gate.source.preload();
    gate.pass(Duration.ofSeconds(5));
    gate.ring.rotateAndDrop();
    gate.down = false;
    gate.pass(Duration.ofSeconds(30));

    store.release();
    assertThat(gate.inMemory(withdrawn)).isFalse();
    assertThat(gate.inMemory(gate.kid())).isTrue();
  }

  @Test
  void itsLateAnswerDoesNotServeBeyondItsTime() {
    save(gate.jwks());
    store.hang(true);
    gate.down = true;
    gate.source.preload();
    gate.pass(KeyGate.TOLERANCE);

    store.release();
    assertThat(gate.inMemory(gate.kid())).isFalse();
    assertThat(gate.answer(gate.kid())).isEqualTo("KEYS_UNAVAILABLE");
  }

  @Test
  void savingHoldsOneThreadAndNoKeys() {
    store.hang(true);
    gate.source.preload();
    assertThat(gate.inMemory(gate.kid())).isTrue();
    gate.pass(Duration.ofHours(10));
    assertThat(store.held()).isEqualTo(1);
    gate.ring.rotateAndDrop();
    gate.pass(Duration.ofHours(1));
    assertThat(gate.inMemory(gate.kid())).isTrue();

    store.release();
    assertThat(new String(store.documents.get(authority.id()).body(), StandardCharsets.UTF_8)).as("the last ones are kept")
        .contains(gate.kid());
    assertThat(store.calls).containsExactly("save", "save");
  }

  @Test
  void itIsNeverCalledOnTheThreadThatBringsTheKeys() {
    store.full(true);
    gate.source.preload();
    gate.down = true;
    KeySource second = gate.another(store, false);
    second.preload();
    gate.pass(Duration.ofSeconds(4));
    assertThat(store.calls).isEmpty();

    store.full(false);
    gate.pass(Duration.ofMillis(Timetable.BEAT_MILLIS));
    assertThat(store.calls).contains("save", "load").doesNotContain("on the caller's thread");
    assertThat(second.inMemory(gate.kid())).as("the late answer").isNotNull();
  }

  @Test
  void manyTenantsHoldAFewThreads() {
    InMemoryMetadata server = new InMemoryMetadata();
    Set<String> tenants = new LinkedHashSet<>();
    for (int i = 0; i < TENANTS; i++) {
      tenants.add(new UUID(0x4000, i).toString());
    }
    List<Authority> authorities = new Authorities(tenants, Collections.emptySet(), Collections.emptySet(), EnumSet.of(TokenVersion.V2),
        Hosts.of(Cloud.GLOBAL)).all();
    authorities.forEach(each -> server.serveAuthority(each.discoveryUri().toString(), each.metadataIssuer(),
        () -> gate.ring.jwks(EntraCloud.GLOBAL, org.muleentra.jwt.testkit.tenant.TokenVersion.V2, each.tenant())));
    KeySources sources = new KeySources("orders", authorities, server, store, gate.timetable, store.clock, KeyGate.TOLERANCE);
    store.hang(true);
    for (Authority each : authorities) {
      assertThat(sources.fetch(each, gate.kid()).toCompletableFuture().getNow(null).isRefused()).isFalse();
    }
    assertThat(store.held()).isEqualTo(SharedTurns.STORE_CALLS);
    gate.pass(Duration.ofMinutes(1));
    assertThat(store.held()).isEqualTo(SharedTurns.STORE_CALLS);

    assertThat(store.documents).isEmpty();
  }
}
