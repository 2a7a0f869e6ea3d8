package org.muleentra.jwt.gateway.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.muleentra.jwt.testkit.server.EntraDocument.DISCOVERY;
import static org.muleentra.jwt.testkit.server.EntraDocument.KEYS;
import static org.muleentra.jwt.testkit.tenant.TokenVersion.V2;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.testkit.fault.DocumentFault;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;

/** Every way in which a key server fails, on either document: while good keys are in memory, and at a cold start. */
@Execution(ExecutionMode.CONCURRENT)
class FaultsOnTheEngineTest {

  /** Its own mock is where redirects lead: asked by nobody, as it would answer regularly. */
  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  /** Much longer than a fetch may take, so an answer shows that nobody waited for the server. */
  private static final Duration SLOW = Duration.ofMinutes(4);

  /** A little longer than anybody waits. */
  private static final Duration LATE = Duration.ofMillis(5_050);

  private static final AtomicInteger CASES = new AtomicInteger();
  static Stream<Arguments> faults() {
    return Stream.concat(
        Stream.of(EntraDocument.values()).flatMap(document -> Stream.of(
            fault("dropped connection", document, e -> Fault.dropConnection()),
            fault("silence", document, e -> Fault.silence()),
            fault("slow headers", document, e -> Fault.slowHeaders(SLOW)),
            fault("dripped body", document, e -> Fault.drippedBody(SLOW)),
            fault("late and large", document, e -> Fault.none().padded(1024 * 1024 - 1).after(LATE)),
            fault("gzip", document, e -> Fault.gzip()),
            fault("garbage", document, e -> Fault.garbage()),
            fault("nothing", document, e -> DocumentFault.body("")),
            fault("status 500", document, e -> Fault.status(500)),
            fault("status 404", document, e -> Fault.status(404)),
            fault("status 429", document, e -> Fault.status(429, Map.of("Retry-After", "3600"))),
            fault("status 204", document, e -> (exchange, regular) -> exchange.sendResponseHeaders(204, -1)),
            fault("wrong content type", document, e -> Fault.contentType("text/html")),
            fault("redirect", document, e -> Fault.redirect(document == DISCOVERY ? e.discoveryUrl(V2) : e.keysUrl(V2))),
            fault("empty keys", document, e -> DocumentFault.emptyKeys()),
            fault("missing keys", document, e -> DocumentFault.missingKeys()),
            fault("huge body", document, e -> Fault.hugeBody(2)),
            fault("very huge body", document, e -> Fault.hugeBody(200)),
            fault("gzip bomb", document, e -> Fault.gzipBomb(200)),
            fault("truncated body", document, e -> Fault.truncatedBody()))),
        Stream.of(
            fault("wrong issuer", DISCOVERY, e -> DocumentFault.wrongIssuer("https://login.microsoftonline.com/common/v2.0")),
            fault("issuer of no type", DISCOVERY, e -> DocumentFault.member("issuer", 7)),
            fault("no issuer", DISCOVERY, e -> DocumentFault.withoutMember("issuer")),
            fault("jwks_uri elsewhere", DISCOVERY, e -> DocumentFault.jwksUri("https://login.example.com/keys")),
            fault("jwks_uri of no host", DISCOVERY, e -> DocumentFault.jwksUri("file:///etc/passwd")),
            fault("plain http elsewhere", DISCOVERY, e -> DocumentFault.jwksUri("http://192.0.2.1/keys")),
            fault("no jwks_uri", DISCOVERY, e -> DocumentFault.withoutMember("jwks_uri"))));
  }

  /** What goes wrong, given the server that must not be asked. */
  private interface FaultOf {
    Fault given(MockEntra elsewhere);
  }

  private static Arguments fault(String name, EntraDocument document, FaultOf fault) {
    return Arguments.argumentSet(name + " on " + document, document, fault);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void goodKeysServeOnAndNobodyWhoseKeyIsKnownWaits(EntraDocument document, FaultOf fault) throws Exception {
    try (MockEntra entra = MockEntra.start(); Api api = deploy(entra)) {
      String known = entra.userToken().sign();
      assertThat(api.get(known).statusCode()).isEqualTo(200);
      CompletableFuture<?> goOn = new CompletableFuture<>();
      entra.resetRequests();
      Fault broken = fault.given(ENGINE.entra());
      // Held back until the known callers have their answers: they came while the fetch was under way.
      entra.fault(document, (exchange, regular) -> {
        goOn.join();
        broken.answer(exchange, regular);
      });

      CompletableFuture<HttpResponse<String>> unknown = api.send(entra.userToken().kid("new").sign());
      await().atMost(Bounds.RECOVERY).until(() -> entra.requests(document) == 1);
      assertThat(api.get(known).statusCode()).isEqualTo(200);
      assertThat(api.get(known).statusCode()).isEqualTo(200);
      assertThat(unknown).isNotDone();

      goOn.complete(null);
      assertIsOurOutage(unknown.join());
      assertThat(api.get(known).statusCode()).isEqualTo(200);
      assertThat(entra.requests(document)).isEqualTo(1);
      assertNobodyWentElsewhere(entra, document);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aColdStartIsAnswered503AndRecoversWithoutRedeployment(EntraDocument document, FaultOf fault) throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      entra.fault(document, fault.given(ENGINE.entra()));
      try (Api api = deploy(entra)) {
        String good = entra.userToken().sign();
        assertIsOurOutage(api.get(good));
        assertThat(api.deployed.flowRuns()).isZero();
        assertNobodyWentElsewhere(entra, document);

        entra.heal();
        await().atMost(Bounds.RECOVERY).until(() -> api.get(good).statusCode() == 200);
      }
    }
  }

  @Test
  void documentsBehindAByteOrderMarkAreRead() throws Exception {
    try (MockEntra entra = MockEntra.start()) {
      entra.fault(Fault.byteOrderMark());
      try (Api api = deploy(entra)) {
        assertThat(api.get(entra.userToken().sign()).statusCode()).isEqualTo(200);
        entra.rotateAndDrop();
        assertThat(api.get(entra.userToken().sign()).statusCode()).isEqualTo(200);
      }
    }
  }

  private static void assertIsOurOutage(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 30L);
    assertThat(response.headers().firstValue("www-authenticate")).isEmpty();
  }

  private static void assertNobodyWentElsewhere(MockEntra entra, EntraDocument document) {
    assertThat(ENGINE.entra().requestsByPath()).isEmpty();
    if (document == DISCOVERY) {
      assertThat(entra.requests(KEYS)).isZero();
    }
  }

  private static Api deploy(MockEntra entra) {
    String name = "api" + CASES.incrementAndGet();
    synchronized (ENGINE) {
      return new Api(name, ENGINE.deploy(OrdersApi.spec(name, entra, Map.of("tokenVersions", List.of("2.0")))));
    }
  }

  private record Api(String name, DeployedApi deployed) implements AutoCloseable {

    HttpResponse<String> get(String token) {
      return send(token).join();
    }

    CompletableFuture<HttpResponse<String>> send(String token) {
      return Http.send(ENGINE.uri("/" + name + "/1"), "Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
      deployed.close();
    }
  }
}
