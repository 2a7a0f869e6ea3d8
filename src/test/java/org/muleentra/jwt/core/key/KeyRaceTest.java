package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.EntraCloud;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** A key that lands while its kid is being looked for is found: memory is looked into once more before anybody is refused. */
class KeyRaceTest {

  private static final class Server implements Transport {

    private volatile String keys;
    private volatile CompletableFuture<OutboundResponse> held;

    @Override
    public CompletableFuture<OutboundResponse> send(OutboundRequest request) {
      URI uri = request.uri();
      if (uri.equals(KeyGate.CONTOSO.discoveryUri())) {
        return CompletableFuture.completedFuture(response("{\"issuer\":\"" + KeyGate.CONTOSO.metadataIssuer() + "\",\"jwks_uri\":\""
            + uri + "/keys\"}"));
      }
      CompletableFuture<OutboundResponse> answer = held;
      return answer != null ? answer : CompletableFuture.completedFuture(response(keys));
    }

    private static OutboundResponse response(String body) {
      return new OutboundResponse(200, Collections.emptyMap(), body.getBytes(StandardCharsets.UTF_8));
    }

    void hold() {
      held = new CompletableFuture<>();
    }

    void land() {
      CompletableFuture<OutboundResponse> answer = held;
      held = null;
      if (answer != null) {
        answer.complete(response(keys));
      }
    }
  }

  private static String jwks(KeyRing ring) {
    return ring.jwks(EntraCloud.GLOBAL, TokenVersion.V2, Contoso.TENANT_ID);
  }

  private static KeySource source(Server server, Timetable timetable) {
    return new KeySource("orders", KeyGate.CONTOSO, server, SavedKeys.NONE, timetable, Clock.systemUTC(), KeyGate.TOLERANCE, () -> 0.5,
        false);
  }

  /** The fetch lands at each look at the clock that the search for the kid takes, one after the other. */
  @Test
  void wheneverItLandsItIsFound() {
    int looks = 0;
    for (int landsAt = 1; landsAt <= looks + 1; landsAt++) {
      try (KeyRing ring = new KeyRing()) {
        ManualScheduler scheduler = new ManualScheduler(new MutableClock(Instant.EPOCH));
        AtomicLong counted = new AtomicLong(Long.MIN_VALUE);
        int when = landsAt;
        Server server = new Server();
        Timetable timetable = Timetable.open("orders", scheduler, () -> {
          if (counted.incrementAndGet() == when) {
            server.land();
          }
          return scheduler.nanos();
        });
        KeySource source = source(server, timetable);
        server.keys = jwks(ring);
        source.preload();
        // What may be fetched at once for unknown kids has been, so that no other fetch can find the key.
        source.fetch("first");
        server.hold();
        source.fetch("second");
        ring.rotate();
        server.keys = jwks(ring);
        counted.set(0);
        CompletableFuture<Outcome<SigningKey>> caller = source.fetch(ring.current().kid()).toCompletableFuture();
        looks = Math.max(looks, Math.min(50, (int) counted.get()));
        server.land();

        assertThat(KeyGate.said(caller)).as("landing at look %s", landsAt).isEqualTo("good");
      }
    }
    assertThat(looks).isPositive();
  }

  /** One that landed between the look into memory and the fetch: no other fetch is begun for it. */
  @Test
  void aKeyThatHasLandedCostsNoFetch() {
    try (KeyGate gate = new KeyGate()) {
      gate.source.preload();
      gate.hold();
      assertThat(KeyGate.said(gate.source.fetch(gate.kid()).toCompletableFuture())).isEqualTo("good");
      assertThat(gate.fetches).hasSize(1);
    }
  }

  @Test
  void underStressNoKeyThatIsLandingIsRefused() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    ExecutorService callers = Executors.newFixedThreadPool(2);
    AtomicLong skipped = new AtomicLong();
    try (KeyRing ring = new KeyRing(); KeyRing other = new KeyRing()) {
      Timetable timetable = Timetable.open("orders", pool, () -> System.nanoTime() + skipped.get());
      Server server = new Server();
      KeySource source = source(server, timetable);
      String without = jwks(other);
      String with = jwks(ring);
      String kid = ring.current().kid();
      server.keys = without;
      source.preload();
      for (int round = 0; round < 2_000; round++) {
        skipped.addAndGet(Duration.ofSeconds(61).toNanos());
        server.keys = without;
        server.hold();
        // Takes the place of the keys of the round before, under which the kid was known.
        CompletableFuture<?> emptied = source.fetch("gone" + round).toCompletableFuture();
        server.land();
        emptied.get(10, TimeUnit.SECONDS);
        server.keys = with;
        server.hold();
        CompletableFuture<?> first = source.fetch("invented" + round).toCompletableFuture();
        CyclicBarrier together = new CyclicBarrier(2);
        Future<?> landing = callers.submit(() -> {
          together.await();
          server.land();
          return null;
        });
        Future<CompletableFuture<Outcome<SigningKey>>> asking = callers.submit(() -> {
          together.await();
          return source.fetch(kid).toCompletableFuture();
        });
        assertThat(asking.get(10, TimeUnit.SECONDS).get(10, TimeUnit.SECONDS).isRefused()).as("round %s", round).isFalse();
        landing.get(10, TimeUnit.SECONDS);
        first.get(10, TimeUnit.SECONDS);
      }
      source.close();
      timetable.close();
    } finally {
      callers.shutdownNow();
      pool.shutdownNow();
    }
  }

  /** A real pool whose threads are all held: memory serves, its age is seen, and whoever waits is answered when a thread is free. */
  @Test
  void aPoolWithoutAFreeThreadHoldsNoFetch() throws Exception {
    ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
    AtomicLong skipped = new AtomicLong();
    CountDownLatch free = new CountDownLatch(1);
    try (KeyRing ring = new KeyRing()) {
      Timetable timetable = Timetable.open("orders", pool, () -> System.nanoTime() + skipped.get());
      Server server = new Server();
      server.keys = jwks(ring);
      KeySource source = source(server, timetable);
      source.preload();
      for (int i = 0; i < 2; i++) {
        pool.execute(() -> {
          try {
            free.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
      String withdrawn = ring.current().kid();
      ring.rotateAndDrop();
      server.keys = jwks(ring);
      assertThat(source.inMemory(withdrawn)).isNotNull();

      skipped.addAndGet(TimeUnit.MILLISECONDS.toNanos(KeySource.UNASKED_MILLIS));
      assertThat(source.inMemory(withdrawn)).isNull();
      CompletableFuture<Outcome<SigningKey>> waiting = source.fetch(withdrawn).toCompletableFuture();
      assertThat(source.inMemory(ring.current().kid())).as("fetched on the request's own thread").isNotNull();

      free.countDown();
      assertThat(waiting.get(10, TimeUnit.SECONDS).refusal().reason()).hasToString("KEY_UNKNOWN");
      timetable.close();
    } finally {
      free.countDown();
      pool.shutdownNow();
    }
  }
}
