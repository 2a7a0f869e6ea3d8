package org.muleentra.jwt.gateway.load.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.load.chaos.caller.Answer;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask;
import org.muleentra.jwt.gateway.load.chaos.caller.Ask.Due;
import org.muleentra.jwt.gateway.load.chaos.caller.Client;
import org.muleentra.jwt.gateway.load.chaos.caller.InventedKeyIds;
import org.muleentra.jwt.gateway.load.chaos.caller.RevokedTokens;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker;
import org.muleentra.jwt.gateway.load.chaos.caller.Revoker.Revocation;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** One trouble by itself, or two together, each of which a long chaos has among others; then it heals, and all is well. */
class PairsTest {

  private static final long SEED = 7519;
  private static final int CALLERS = 8;
  private static final String DESK = "/" + Bed.DESK;
  private static final String SOUND = "/" + Bed.SOUND_DESK;
  /** A reading of the deny list comes every 5 seconds (docs/use/revocation.md), and a listing may lag by 4. */
  private static final Duration READING = Duration.ofSeconds(5 + 4);
  /** Far above what it takes, so that a slow machine fails nothing. */
  private static final Duration SLOW_MACHINE = Duration.ofSeconds(30);

  private static Bed bed;
  private static Troubles troubles;
  private static Client client;

  private final Random random = new Random(SEED);
  private final Revoker revoker = new Revoker(bed.entra, client, random);
  private final String user = bed.entra.userToken().groups(Contoso.READERS_GROUP_ID).sign();
  private final List<Trouble> begun = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    bed = new Bed(new Random(SEED));
    troubles = bed.troubles();
    client = new Client(bed.engine.uri("/"), SLOW_MACHINE, () -> 0);
  }

  @AfterAll
  static void stop() {
    bed.close();
  }

  @AfterEach
  void heal() {
    begun.forEach(trouble -> trouble.end().run());
    begun.clear();
    bed.entra.heal();
    bed.entra.sts().heal();
  }

  private void begin(String... names) {
    for (String name : names) {
      Trouble trouble = troubles.named(name);
      begun.add(trouble);
      trouble.begin().run();
    }
  }

  private static int status(String path, String token) {
    return client.send(new Ask("user", path, token, Due.ADMISSION)).status();
  }

  private static ConditionFactory within(Duration bound) {
    return await().atMost(bound.plus(SLOW_MACHINE)).pollInterval(Duration.ofMillis(100));
  }

  private void everybodyPasses() {
    within(Duration.ZERO).untilAsserted(() -> assertThat(List.of(status(DESK + "/orders", user), status(SOUND + "/orders", user)))
        .containsOnly(200));
  }

  private Revocation revokedAt(String desk) {
    Revocation[] done = new Revocation[1];
    within(Duration.ZERO).until(() -> (done[0] = revoker.revoke(desk)).isDone());
    return done[0];
  }

  private static int revoked(String desk, Revocation revocation) {
    return client.send(RevokedTokens.at(desk + "/orders", revocation.token())).status();
  }

  /** Each reading takes its time, and what it shows is seconds old; nobody waits for it. */
  @Test
  void aSlowDenyListStoreAlone() {
    everybodyPasses();
    begin(Bed.DENY_LIST + " slow");
    Revocation here = revokedAt(DESK);
    Revocation elsewhere = revokedAt(SOUND);
    within(READING).until(() -> {
      assertThat(status(DESK + "/orders", user)).as("a user").isEqualTo(200);
      assertThat(revoked(DESK, here)).as("revoked here").isEqualTo(401);
      return revoked(DESK, elsewhere) == 401;
    });

    heal();
    Revocation afterwards = revokedAt(SOUND);
    within(READING).until(() -> revoked(DESK, afterwards) == 401);
    assertThat(List.of(revoked(DESK, here), revoked(DESK, elsewhere))).containsOnly(401);
    assertThat(status(DESK + "/orders", user)).isEqualTo(200);
  }

  /** What was taken back stays so, whatever the store lists; and can be revoked again. */
  @Test
  void reinstatedWhileTheStoreFailsAndThePoolIsLossy() {
    everybodyPasses();
    begin(Bed.DENY_LIST + " fails", "pool lossy");
    Revocation revocation = revokedAt(DESK);
    assertThat(revoked(DESK, revocation)).isEqualTo(401);
    within(Duration.ZERO).until(() -> revoker.reinstate(revocation, DESK).status() == 200);
    for (int i = 0; i < 30; i++) {
      assertThat(revoked(DESK, revocation)).as("reinstated here").isIn(200, 503);
    }

    heal();
    within(READING).until(() -> revoked(DESK, revocation) == 200 && revoked(SOUND, revocation) == 200);
    everybodyPasses();
    Revocation again = revokedAt(DESK);
    within(READING).until(() -> revoked(SOUND, again) == 401);
  }

  /** Who waits for a token of the application's own is answered, and the next who comes after both healed gets one. */
  @Test
  void theTokenEndpointFailsWhileThePoolIsStarved() throws Exception {
    bed.entra.application(Contoso.DAEMON_CLIENT_ID).rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE);
    try (DeployedApi api = bed.deployCaller("caller")) {
      begin("pool starved");
      bed.entra.sts().fault(Fault.dropConnection());
      int asked = bed.entra.sts().requests();
      List<CompletableFuture<HttpResponse<String>>> waiting =
          IntStream.range(0, CALLERS).mapToObj(i -> Http.send(bed.engine.uri("/caller/token"))).toList();
      for (CompletableFuture<HttpResponse<String>> each : waiting) {
        assertThat(each.get(Bounds.ANSWER.toSeconds(), TimeUnit.SECONDS).statusCode()).isEqualTo(503);
      }
      assertThat(bed.entra.sts().requests()).isGreaterThan(asked);

      heal();
      // docs/use/outbound.md: after an outage the first token comes within 24 seconds.
      within(Duration.ofSeconds(24)).until(() -> Http.get(bed.engine.uri("/caller/token")).body().startsWith("Bearer "));
      assertThat(status(DESK + "/orders", user)).isEqualTo(200);
    }
    assertThat(bed.schedulerNames()).noneMatch(name -> name.contains("caller"));
  }

  /** The audit tells of an answer to everybody; what of it comes out is the engine's, which took the flow away before. */
  @Test
  void stoppedWhileThePoolIsStarved() {
    bed.entra.fault(Fault.silence());
    int asked = bed.entra.requests(EntraDocument.DISCOVERY);
    AtomicInteger answered = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (CapturedLog log = CapturedLog.open()) {
      try (DeployedApi api = bed.deployDesk("starved")) {
        begin("pool starved");
        for (int i = 0; i < CALLERS; i++) {
          callers.execute(() -> {
            if (client.send(new Ask("user", "/starved/orders", user, Due.FAREWELL)).status() != 0) {
              answered.incrementAndGet();
            }
          });
        }
        within(Duration.ZERO).until(() -> bed.entra.requests(EntraDocument.DISCOVERY) > asked);
        assertThat(log.decisions()).as("who waits for keys").isEmpty();
      }
      // Who came when the flow was gone got 404 and no line.
      within(Duration.ZERO).until(() -> log.decisions().size() + answered.get() >= CALLERS);
      assertThat(log.decisions()).isNotEmpty().allMatch(line -> line.contains("\"Reason\":\"KEYS_UNAVAILABLE\""));
    } finally {
      callers.shutdownNow();
    }

    heal();
    try (DeployedApi api = bed.deployDesk("started")) {
      within(Duration.ofSeconds(12)).until(() -> status("/started/orders", user) == 200);
    }
    assertThat(bed.schedulerNames()).noneMatch(name -> name.contains("starved") || name.contains("started"));
  }

  /** Whoever calls meanwhile is answered, and it stops; afterwards a start finds the chain before it, as ever. */
  @Test
  void startedAndStoppedWhileTheStoreOfTheAuditHangsAndThePoolIsLossy() {
    try (CapturedLog log = CapturedLog.open()) {
      begin(Bed.AUDIT + " hangs", "pool lossy");
      try (DeployedApi api = bed.deploy("audited")) {
        within(Duration.ofSeconds(12)).until(() -> status("/audited/1", user) == 200);
      }
      List<String> first = recordsOf(log, "audited");
      assertThat(first.get(first.size() - 1)).contains("\"Event\":\"stop\"");

      heal();
      within(Duration.ofSeconds(12)).until(() -> {
        try (DeployedApi api = bed.deploy("audited")) {
          within(Duration.ofSeconds(12)).until(() -> status("/audited/1", user) == 200);
        }
        return recordsOf(log, "audited").stream().anyMatch(record -> record.contains("\"Event\":\"former\""));
      });
      String chain = "\"ChainId\":" + first.get(0).replaceAll(".*\"ChainId\":(\"[^\"]+\").*", "$1");
      assertThat(recordsOf(log, "audited").stream().filter(record -> record.contains("," + chain))).as("nothing behind its stop")
          .containsExactlyElementsOf(first);
    }
    assertThat(bed.schedulerNames()).noneMatch(name -> name.contains("audited"));
  }

  private static List<String> recordsOf(CapturedLog log, String api) {
    return log.of("org.muleentra.jwt.audit").stream().filter(record -> record.matches(".*\"ApiName\":\"[^\"]*" + api + ".*")).toList();
  }

  /** The regular answer after a while, told how many there were at once. */
  private static final class Counted implements Fault {

    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Override
    public void answer(HttpExchange exchange, byte[] regular) throws IOException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        Fault.slowHeaders(Duration.ofMillis(20)).answer(exchange, regular);
      } finally {
        now.decrementAndGet();
      }
    }
  }

  /** docs/operate/limits.md: six fetches of an authority in a minute, sixteen of a configuration at a time. */
  @Test
  void hundredsOfTenantsUnderAFloodOfInventedKeys() throws Exception {
    List<String> tenants = IntStream.range(0, 200).mapToObj(i -> new UUID(random.nextLong(), random.nextLong()).toString()).toList();
    List<String> all = new ArrayList<>(tenants);
    all.add(Contoso.TENANT_ID);
    ExecutorService forgers = Executors.newFixedThreadPool(24);
    try (DeployedApi api = bed.deploy("many", all)) {
      within(Duration.ZERO).until(() -> status("/many/1", user) == 200);
      Counted counted = new Counted();
      bed.entra.fault(counted);
      bed.entra.resetRequests();
      List<Future<Answer>> flood = new ArrayList<>();
      for (String tenant : tenants) {
        InventedKeyIds invented = new InventedKeyIds("/many/1", tokenOf(tenant));
        flood.add(forgers.submit(() -> client.send(invented.next(random))));
      }
      while (!flood.stream().allMatch(Future::isDone)) {
        assertThat(status("/many/1", user)).as("a user whose key is known").isEqualTo(200);
      }
      for (Future<Answer> forged : flood) {
        assertThat(forged.get().status()).isIn(401, 503);
      }
      assertThat(counted.most.get()).as("fetches at a time").isBetween(2, 16);
      assertThat(bed.entra.requestsByPath()).hasSizeGreaterThan(200).allSatisfy((path, times) ->
          assertThat(times).as(path).isLessThanOrEqualTo(6));

      heal();
      bed.entra.rotate();
      String last = tokenOf(tenants.get(199));
      within(Duration.ofSeconds(10)).until(() -> status("/many/1", last) == 200);
      assertThat(status("/many/1", user)).isEqualTo(200);
    } finally {
      forgers.shutdownNow();
    }
  }

  private static String tokenOf(String tenant) {
    return bed.entra.userToken().tenant(tenant).groups(Contoso.READERS_GROUP_ID).sign();
  }
}
