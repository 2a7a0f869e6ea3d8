package org.muleentra.jwt.core.key;

import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.Cloud;
import org.muleentra.jwt.core.authority.Hosts;
import org.muleentra.jwt.core.authority.TokenVersion;
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

/** One authority, its key server and a source of its keys, in virtual time; everything can be made to fail, and healed. */
final class KeyGate implements AutoCloseable, Transport {

  static final Duration TOLERANCE = Duration.ofHours(24);

  static final Authority CONTOSO =
      new Authority(Contoso.TENANT_ID, null, Collections.emptySet(), TokenVersion.V2, Hosts.of(Cloud.GLOBAL));

  final MutableClock clock;
  final ManualScheduler scheduler;
  final Timetable timetable;
  final KeyRing ring = new KeyRing();
  final Authority authority;
  final KeySource source;
  /** When each fetch began, in milliseconds. */
  final List<Long> fetches = new ArrayList<>();
  /** What becomes of an answer on its way. */
  UnaryOperator<CompletionStage<OutboundResponse>> way = UnaryOperator.identity();
  boolean down;
  private boolean holding;
  private final List<Runnable> held = new ArrayList<>();

  KeyGate() {
    this(SavedKeys.NONE);
  }

  KeyGate(SavedKeys saved) {
    this(saved, new MutableClock(Instant.parse("2026-03-01T12:00:00Z")));
  }

  private KeyGate(SavedKeys saved, MutableClock clock) {
    this(saved, clock, new ManualScheduler(clock), CONTOSO, false);
  }

  /** @param rests whether keys that nobody asks for are let rest */
  KeyGate(Authority authority, boolean rests) {
    this(SavedKeys.NONE, new MutableClock(Instant.parse("2026-03-01T12:00:00Z")), authority, rests);
  }

  private KeyGate(SavedKeys saved, MutableClock clock, Authority authority, boolean rests) {
    this(saved, clock, new ManualScheduler(clock), authority, rests);
  }

  /** @param scheduler lets this clock's time pass */
  KeyGate(SavedKeys saved, MutableClock clock, ManualScheduler scheduler, Authority authority, boolean rests) {
    this.clock = clock;
    this.scheduler = scheduler;
    this.timetable = Timetable.open("orders", scheduler, scheduler);
    this.authority = authority;
    this.source = another(saved, rests);
  }

  /** As after a restart. */
  KeySource another(SavedKeys saved, boolean rests) {
    return new KeySource("orders", authority, this, saved, timetable, clock, TOLERANCE, () -> 0.5, rests);
  }

  @Override
  public CompletionStage<OutboundResponse> send(OutboundRequest request) {
    URI uri = request.uri();
    boolean discovery = uri.equals(authority.discoveryUri());
    if (discovery) {
      fetches.add(scheduler.nanos() / 1_000_000);
    }
    CompletableFuture<OutboundResponse> answer = new CompletableFuture<>();
    Runnable sending = () -> {
      if (down) {
        answer.completeExceptionally(new ConnectException("connection refused"));
      } else {
        String document = discovery ? "{\"issuer\":\"" + authority.metadataIssuer() + "\",\"jwks_uri\":\"" + uri + "/keys\"}" : jwks();
        answer.complete(new OutboundResponse(200, Collections.emptyMap(), document.getBytes(StandardCharsets.UTF_8)));
      }
    };
    if (holding) {
      held.add(sending);
    } else {
      sending.run();
    }
    return way.apply(answer);
  }

  String jwks() {
    return ring.jwks(EntraCloud.GLOBAL, org.muleentra.jwt.testkit.tenant.TokenVersion.V2, Contoso.TENANT_ID);
  }

  /** Holds answers back until {@link #release()}. */
  void hold() {
    holding = true;
  }

  void release() {
    holding = false;
    while (!held.isEmpty()) {
      held.remove(0).run();
    }
  }

  String kid() {
    return ring.current().kid();
  }

  boolean inMemory(String kid) {
    return source.inMemory(kid) != null;
  }

  /** As a request asks: memory first. */
  CompletableFuture<Outcome<SigningKey>> ask(String kid) {
    timetable.notice();
    SigningKey key = source.inMemory(kid);
    return key != null ? CompletableFuture.completedFuture(Outcome.of(key)) : source.fetch(kid).toCompletableFuture();
  }

  /** What a caller is told now: a reason, {@code "good"}, or {@code "waits"}. */
  String answer(String kid) {
    return said(ask(kid));
  }

  static String said(CompletableFuture<Outcome<SigningKey>> caller) {
    return !caller.isDone() ? "waits" : caller.join().isRefused() ? caller.join().refusal().reason().toString() : "good";
  }

  void pass(Duration duration) {
    scheduler.advance(duration);
  }

  /** The most fetches that began in any minute. */
  long busiestMinute() {
    return fetches.stream().mapToLong(begin -> fetches.stream().filter(other -> other >= begin && other < begin + 60_000).count())
        .max().orElse(0);
  }

  @Override
  public void close() {
    ring.close();
  }
}
