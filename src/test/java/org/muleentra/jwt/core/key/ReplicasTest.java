package org.muleentra.jwt.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
import org.muleentra.jwt.core.outbound.OutboundResponse;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.fixture.ManualScheduler;
import org.muleentra.jwt.fixture.MutableClock;
import org.muleentra.jwt.testkit.key.KeyRing;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * Many replicas that start in the same instant and ask one key server, in virtual time: what it is asked for, by minute.
 *
 * <p>Replicas know nothing of each other, so each lives through its day by itself. The numbers are those of
 * {@code docs/operate/scaling.md}.
 */
class ReplicasTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final int DAY = 24 * 60;
  private static final Authority AUTHORITY =
      new Authority(Contoso.TENANT_ID, null, Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL));

  private static final URI DISCOVERY = AUTHORITY.discoveryUri();
  private static final byte[] DISCOVERY_DOCUMENT =
      ("{\"issuer\":\"" + AUTHORITY.metadataIssuer() + "\",\"jwks_uri\":\"" + DISCOVERY + "/keys\"}").getBytes(StandardCharsets.UTF_8);

  /** One for a million of refused connections, as its stack trace costs more than all else of one. */
  private static final ConnectException REFUSED = new ConnectException("connection refused");

  private static byte[] before;
  private static byte[] announced;
  private static byte[] after;
  private static String announcedKeyId;
  private static String emergencyKeyId;

  @BeforeAll
  static void rotate() {
    try (KeyRing ring = new KeyRing()) {
      SigningKey first = ring.current();
      SigningKey second = ring.rotate();
      SigningKey third = ring.rotateAndDrop();
      before = jwks(first);
      announced = jwks(first, second);
      announcedKeyId = second.kid();
      after = jwks(third);
      emergencyKeyId = third.kid();
    }
    // Thousands of replicas would each tell of their outage.
    Configurator.setLevel("org.muleentra.jwt.core.key", Level.OFF);
  }

  @AfterAll
  static void tellAgain() {
    Configurator.setLevel("org.muleentra.jwt.core.key", (Level) null);
  }

  /** As short as a key document can be: it is read more than half a million times. */
  private static byte[] jwks(SigningKey... keys) {
    List<Object> published = new ArrayList<>();
    for (SigningKey key : keys) {
      Map<String, Object> jwk = key.publicJwk();
      jwk.keySet().retainAll(List.of("kty", "use", "kid", "n", "e"));
      published.add(jwk);
    }
    return JSONObjectUtils.toJSONString(Map.of("keys", published)).getBytes(StandardCharsets.UTF_8);
  }

  /** What a key server publishes at a minute since the start; {@code null} while it is down. */
  private interface Published {
    byte[] at(int minute);
  }

  /** A key server as all replicas see it, each at its own time. */
  private static final class KeyServer {

    private final Published published;
    private final int[] documents;

    KeyServer(Published published, int minutes) {
      this.published = published;
      this.documents = new int[minutes + 1];
    }

    Transport seenAt(Clock clock) {
      return request -> get(request.uri(), (int) Duration.between(START, clock.instant()).toMinutes());
    }

    private CompletionStage<OutboundResponse> get(URI uri, int minute) {
      documents[minute]++;
      CompletableFuture<OutboundResponse> answer = new CompletableFuture<>();
      byte[] keys = published.at(minute);
      if (keys == null) {
        answer.completeExceptionally(REFUSED);
      } else {
        answer.complete(new OutboundResponse(200, Collections.emptyMap(), uri.equals(DISCOVERY) ? DISCOVERY_DOCUMENT : keys));
      }
      return answer;
    }

    int between(int from, int to) {
      return Arrays.stream(documents, from, to).sum();
    }

    int busiest(int from, int to) {
      return Arrays.stream(documents, from, to).max().getAsInt();
    }
  }

  /** One replica from its start on. */
  private static final class Replica {

    private final MutableClock clock = new MutableClock(START);
    private final ManualScheduler scheduler = new ManualScheduler(clock).withoutRecurringTasks();
    private final Random random;
    private final KeySource keys;

    Replica(KeyServer server, int number) {
      random = new Random(number);
      keys = new KeySource("orders", AUTHORITY, server.seenAt(clock), SavedKeys.NONE,
          Timetable.open("orders", scheduler, scheduler), clock, Duration.ofHours(24), random::nextDouble, false);
      keys.preload();
    }

    void liveUntil(Duration sinceStart) {
      scheduler.advance(Duration.between(clock.instant(), START.plus(sinceStart)));
    }

    void liveUntil(int minute) {
      liveUntil(Duration.ofMinutes(minute));
    }

    Duration within(int minute, int minutes) {
      return Duration.ofMinutes(minute).plusMillis((long) (random.nextDouble() * minutes * 60_000));
    }
  }

  private static String row(int replicas, int... numbers) {
    StringBuilder row = new StringBuilder("| ").append(grouped(replicas)).append(" |");
    for (int number : numbers) {
      row.append(' ').append(grouped(number)).append(" |");
    }
    return row.toString();
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static void stands(String row) throws IOException {
    assertThat(Files.readString(Path.of("docs", "operate", "scaling.md"))).contains("\n" + row + "\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void anOrdinaryDay(int replicas) throws IOException {
    int end = DAY + 2 * 60;
    KeyServer server = new KeyServer(minute -> before, end);
    for (int i = 0; i < replicas; i++) {
      new Replica(server, i).liveUntil(end);
    }
    int anHour = server.between(DAY, end) / 2;

    assertThat(server.documents[0]).isEqualTo(2 * replicas);
    assertThat((double) anHour / replicas).isBetween(1.8, 2.2);
    stands(row(replicas, server.documents[0], anHour, server.busiest(1, 70), server.busiest(DAY, end)));
  }

  /** The new key is published a day ahead, as Entra does it unless there is an emergency. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void anAnnouncedRotationCostsNothing(int replicas) {
    KeyServer server = new KeyServer(minute -> minute < 60 ? before : announced, 4 * 60);
    KeyServer undisturbed = new KeyServer(minute -> before, 4 * 60);
    for (int i = 0; i < replicas; i++) {
      Replica replica = new Replica(server, i);
      replica.liveUntil(60 + 66);
      assertThat(replica.keys.inMemory(announcedKeyId)).isNotNull();
      replica.liveUntil(4 * 60 - 1);
      new Replica(undisturbed, i).liveUntil(4 * 60 - 1);
    }
    assertThat(server.documents).isEqualTo(undisturbed.documents);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void disturbances(int replicas) throws IOException {
    stands(row(replicas, emergency(replicas), inventedKeyIds(replicas), outage(replicas), outageAtTheStart(replicas)));
  }

  /** The old keys are gone at once, and every replica gets its first token under the new one within the same minute. */
  private static int emergency(int replicas) {
    int rotation = 70;
    KeyServer server = new KeyServer(minute -> minute < rotation ? before : after, 140);
    for (int i = 0; i < replicas; i++) {
      Replica replica = new Replica(server, i);
      replica.liveUntil(replica.within(rotation, 1));
      assertThat(replica.keys.fetch(emergencyKeyId).toCompletableFuture().join().isRefused()).isFalse();
      assertThat(replica.keys.inMemory(emergencyKeyId)).isNotNull();
      replica.liveUntil(140 - 1);
    }
    // One fetch a replica, and what falls due in that minute anyway.
    assertThat(server.documents[rotation]).isBetween(2 * replicas, 2 * replicas + replicas / 5);
    assertThat(server.busiest(rotation + 1, 140)).isLessThanOrEqualTo(Math.max(2, replicas / 2));
    return server.documents[rotation];
  }

  /** Each replica is sent a token with a kid of the sender's own invention every 2.5 seconds. */
  private static int inventedKeyIds(int replicas) {
    KeyServer server = new KeyServer(minute -> before, 20);
    for (int i = 0; i < replicas; i++) {
      Replica replica = new Replica(server, i);
      Duration begin = replica.within(5, 1);
      for (int millis = 0; millis < 180_000; millis += 2_500) {
        replica.liveUntil(begin.plusMillis(millis));
        replica.keys.fetch("invented" + millis);
      }
    }
    assertThat(server.busiest(0, 20)).isEqualTo(2 * FetchPauses.MOST_IN_A_MINUTE * replicas);
    return server.busiest(0, 20);
  }

  /** The server goes down for an hour and a half when all have keys. */
  private static int outage(int replicas) {
    KeyServer server = new KeyServer(minute -> minute < 70 || minute >= 160 ? before : null, 200);
    for (int i = 0; i < replicas; i++) {
      new Replica(server, i).liveUntil(200);
    }
    // A document each: without the discovery document there is no address to ask for keys at.
    assertThat(server.busiest(70, 160)).isEqualTo(replicas);
    return server.busiest(70, 200);
  }

  /** The server is down when all start, and for half an hour. */
  private static int outageAtTheStart(int replicas) {
    KeyServer server = new KeyServer(minute -> minute < 30 ? null : before, 110);
    for (int i = 0; i < replicas; i++) {
      new Replica(server, i).liveUntil(110);
    }
    assertThat(server.busiest(1, 30)).isEqualTo(2 * replicas);
    return server.busiest(1, 110);
  }
}
