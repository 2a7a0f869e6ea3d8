package org.muleentra.jwt.gateway.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.CertificateAuthority;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.key.SigningKey;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Callers whose groups did not fit, over real HTTP: the engine, the policy, and a Microsoft Graph that can fail. */
class DirectoryOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  /** A little longer than anybody waits. */
  private static final Duration LATE = Duration.ofMillis(5_050);

  private static final AtomicInteger CASES = new AtomicInteger();

  @TempDir
  private Path directory;

  @AfterEach
  void heal() {
    ENGINE.entra().graph().heal();
    ENGINE.entra().graph().enable(Contoso.USER_OBJECT_ID);
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID);
    ENGINE.entra().graph().resetRequests();
  }

  private static Map<String, Object> graph(Map<String, ?> more) {
    Map<String, Object> form = new HashMap<>(Map.of(
        "roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")),
        "requiredRoles", List.of("reader"),
        "groupOverage", "graph",
        "graphBaseUrl", ENGINE.entra().graphBaseUrl(),
        "graphClientId", Contoso.GRAPH_CLIENT_ID));
    form.putAll(more);
    return form;
  }

  private static Map<String, Object> withSecret() {
    return graph(Map.of("graphClientSecret", Contoso.GRAPH_CLIENT_SECRET));
  }

  /** A policy of its own for each case, so that no memory of another case answers. */
  private static String deploy(Map<String, ?> settings) {
    String name = "orders" + CASES.incrementAndGet();
    ENGINE.deploy(name, settings);
    return name;
  }

  private static TokenBuilder overage() {
    return ENGINE.entra().userToken().groupOverage();
  }

  @Test
  void aMappedGroupThatTheTokenHadNoRoomForAdmits() throws Exception {
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    String api = deploy(withSecret());
    for (int i = 0; i < 5; i++) {
      assertThat(ENGINE.get(api, overage()).statusCode()).isEqualTo(200);
    }
    assertThat(ENGINE.entra().graph().requestsByPath()).isEqualTo(Map.of(
        "/" + Contoso.TENANT_ID + "/oauth2/v2.0/token", 1,
        "/v1.0/users/" + Contoso.USER_OBJECT_ID + "/checkMemberGroups", 1));
  }

  @Test
  void anotherGroupDoesNot() throws Exception {
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.ADMINS_GROUP_ID);
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(ENGINE.get(deploy(withSecret()), overage()).statusCode()).isEqualTo(403);
      assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"ROLE_MISSING\"");
    }
  }

  @Test
  void manyMappedGroupsAreAskedForAtOnce() throws Exception {
    List<Map<String, String>> mappings = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      mappings.add(Map.of("key", String.format("9ea0de25-7e57-4066-8c8a-%012x", i), "value", "reader"));
    }
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, mappings.get(24).get("key"));
    String api = deploy(graph(Map.of("graphClientSecret", Contoso.GRAPH_CLIENT_SECRET, "roleMappings", mappings)));

    assertThat(ENGINE.get(api, overage()).statusCode()).isEqualTo(200);
    assertThat(ENGINE.entra().graph().requests(GraphCall.GET_MEMBER_GROUPS)).isEqualTo(1);
  }

  @Test
  void unlessConfiguredOverageIsRefused() throws Exception {
    Map<String, Object> form = Map.of("roleMappings", List.of(Map.of("key", Contoso.READERS_GROUP_ID, "value", "reader")));
    try (CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> response = ENGINE.get(deploy(form), overage());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"GROUPS_OVERAGE\"");
    }
    assertThat(ENGINE.entra().graph().requestsByPath()).isEmpty();
  }

  static Stream<Arguments> outages() {
    return Stream.of(
        outage("dropped connection", GraphCall.CHECK_MEMBER_GROUPS, Fault.dropConnection()),
        outage("status 500", GraphCall.CHECK_MEMBER_GROUPS, Fault.status(500)),
        outage("garbage", GraphCall.CHECK_MEMBER_GROUPS, Fault.garbage()),
        outage("a web page", GraphCall.CHECK_MEMBER_GROUPS, Fault.html()),
        outage("a redirect", GraphCall.CHECK_MEMBER_GROUPS, Fault.redirect("http://127.0.0.1:1/")),
        outage("a huge body", GraphCall.CHECK_MEMBER_GROUPS, Fault.hugeBody(200)),
        outage("a body cut off", GraphCall.CHECK_MEMBER_GROUPS, Fault.truncatedBody()),
        outage("silence", GraphCall.CHECK_MEMBER_GROUPS, Fault.silence()),
        outage("a body that drips", GraphCall.CHECK_MEMBER_GROUPS, Fault.drippedBody(Duration.ofMinutes(4))),
        outage("packed", GraphCall.CHECK_MEMBER_GROUPS, Fault.gzip()),
        outage("no token", GraphCall.TOKEN, Fault.status(500)),
        outage("a token endpoint that is silent", GraphCall.TOKEN, Fault.silence()));
  }

  private static Arguments outage(String name, GraphCall call, Fault fault) {
    return Arguments.argumentSet(name, call, fault);
  }

  @ParameterizedTest
  @MethodSource("outages")
  void anOutageIs503ToThoseWhoMustBeLookedUpAndToNobodyElse(GraphCall call, Fault fault) throws Exception {
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    String api = deploy(withSecret());
    ENGINE.entra().graph().fault(call, fault);
    try (CapturedLog log = CapturedLog.open()) {
      CompletableFuture<HttpResponse<String>> lookedUp = CompletableFuture.supplyAsync(() -> unchecked(api, overage()));
      assertThat(ENGINE.get(api, ENGINE.entra().userToken().groups(Contoso.READERS_GROUP_ID)).statusCode()).isEqualTo(200);

      HttpResponse<String> response = lookedUp.join();
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.headers().firstValueAsLong("retry-after").getAsLong()).isPositive();
      assertThat(response.headers().firstValue("www-authenticate")).isEmpty();
      assertThat(log.withStackTrace()).isEmpty();
      assertThat(log.of("org.muleentra.jwt.core.directory")).singleElement().asString()
          .startsWith("Directory of " + Contoso.TENANT_ID).doesNotContain(Contoso.USER_OBJECT_ID);

      ENGINE.entra().graph().heal();
      await().atMost(Bounds.RECOVERY).until(() -> ENGINE.get(api, overage()).statusCode() == 200);
      assertThat(log.of("org.muleentra.jwt.core.directory")).last().asString().contains("answers again");
    }
  }

  /** The client's threads are few: one that waits for good for somebody to read is missed by look-ups and keys alike. */
  @Test
  void answersThatAreLateAndLargeHoldNothingBack() throws Exception {
    try (MockEntra own = MockEntra.start()) {
      own.graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      Map<String, Object> form = withSecret();
      form.put("graphBaseUrl", own.graphBaseUrl());
      String name = "orders" + CASES.incrementAndGet();
      ENGINE.deploy(OrdersApi.spec(name, own, form));
      assertThat(ENGINE.get(name, own.userToken().groups(Contoso.READERS_GROUP_ID)).statusCode()).isEqualTo(200);
      own.graph().fault(GraphCall.TOKEN, Fault.none().padded(200_000));
      own.graph().fault(GraphCall.CHECK_MEMBER_GROUPS, Fault.none().padded(1024 * 1024 - 1).after(LATE));

      List<CompletableFuture<HttpResponse<String>>> lookedUp = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String objectId = String.format("ade1e0b1-7e57-4f55-b379-%012x", i);
        own.graph().membership(objectId, Contoso.READERS_GROUP_ID);
        lookedUp.add(CompletableFuture.supplyAsync(
            () -> unchecked(name, own.userToken().objectId(objectId).groupOverage())));
      }
      for (CompletableFuture<HttpResponse<String>> response : lookedUp) {
        assertThat(response.join().statusCode()).isEqualTo(503);
      }

      own.graph().heal();
      own.rotateAndDrop();
      await().atMost(Bounds.RECOVERY).until(
          () -> ENGINE.get(name, own.userToken().groups(Contoso.READERS_GROUP_ID)).statusCode() == 200);
      await().atMost(Bounds.RECOVERY).until(() -> ENGINE.get(name, own.userToken().groupOverage()).statusCode() == 200);
    }
  }

  private static HttpResponse<String> unchecked(String api, TokenBuilder token) {
    try {
      return ENGINE.get(api, token);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aThrottlingGraphIsLeftAlone() throws Exception {
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    String api = deploy(withSecret());
    ENGINE.entra().graph().fault(GraphCall.CHECK_MEMBER_GROUPS, Fault.throttled(200));
    assertThat(ENGINE.get(api, overage()).headers().firstValue("retry-after")).contains("200");
    ENGINE.entra().graph().heal();

    HttpResponse<String> response = ENGINE.get(api, overage());
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValueAsLong("retry-after").getAsLong()).isBetween(150L, 200L);
    assertThat(ENGINE.entra().graph().requests(GraphCall.CHECK_MEMBER_GROUPS)).isEqualTo(1);
  }

  @Test
  void aWrongSecretIs503AndItsCodeIsInTheLog() throws Exception {
    String secret = "not~the.secret";
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(ENGINE.get(deploy(graph(Map.of("graphClientSecret", secret))), overage()).statusCode()).isEqualTo(503);
      assertThat(log.of("org.muleentra.jwt.core.directory")).singleElement().asString().contains("invalid_client, AADSTS7000215");
      assertThat(log.atLeast(Level.ALL)).noneMatch(line -> line.contains(secret));
    }
  }

  @Test
  void aCertificateProvesTheApplication() throws Exception {
    SigningKey key = SigningKey.generate();
    ENGINE.entra().application(Contoso.GRAPH_CLIENT_ID).certificate(key);
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    String pem = key.certificatePem() + key.privateKeyPem();

    assertThat(ENGINE.get(deploy(graph(Map.of("graphCertificate", pem))), overage()).statusCode()).isEqualTo(200);
    assertThat(ENGINE.get(deploy(graph(Map.of("graphCertificate", pem.replace('\n', ' ')))), overage()).statusCode()).isEqualTo(200);
    assertThat(ENGINE.entra().graph().lastRequest(GraphCall.TOKEN).body()).contains("client_assertion=").doesNotContain("client_secret");
  }

  @Test
  void aFederatedAssertionProvesTheApplication() throws Exception {
    String assertion = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJwb2QifQ.c2lnbmF0dXJl";
    ENGINE.entra().application(Contoso.GRAPH_CLIENT_ID).federatedAssertion(assertion);
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    Path file = directory.resolve("token");
    String api = deploy(graph(Map.of("graphAssertionFile", file.toString())));

    assertThat(ENGINE.get(api, overage()).statusCode()).isEqualTo(503);
    Files.writeString(file, assertion + "\n");
    assertThat(ENGINE.get(api, overage()).statusCode()).isEqualTo(200);
  }

  @Test
  void aDisabledAccountIsRefusedAndAnOutageOfTheAnswerIs503() throws Exception {
    Map<String, Object> form = withSecret();
    form.put("requireEnabledAccount", true);
    TokenBuilder token = ENGINE.entra().userToken().groups(Contoso.READERS_GROUP_ID);
    assertThat(ENGINE.get(deploy(form), token).statusCode()).isEqualTo(200);

    ENGINE.entra().graph().disable(Contoso.USER_OBJECT_ID);
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(ENGINE.get(deploy(form), token).statusCode()).isEqualTo(401);
      assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"ACCOUNT_DISABLED\"");
    }
    ENGINE.entra().graph().fault(GraphCall.ACCOUNT, Fault.status(500));
    assertThat(ENGINE.get(deploy(form), token).statusCode()).isEqualTo(503);
  }

  @Test
  void anAccountThatIsGoneIsRefused() throws Exception {
    try (CapturedLog log = CapturedLog.open()) {
      assertThat(ENGINE.get(deploy(withSecret()), overage().objectId(Contoso.ADMINS_GROUP_ID)).statusCode()).isEqualTo(401);
      assertThat(log.decisions()).singleElement().asString().contains("\"Reason\":\"ACCOUNT_NOT_FOUND\"");
    }
  }

  @Test
  void theAddressInATokenIsNeverAsked() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    HttpServer attackers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    attackers.createContext("/", exchange -> {
      requests.incrementAndGet();
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    attackers.start();
    try {
      ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
      String endpoint = "http://127.0.0.1:" + attackers.getAddress().getPort() + "/getMemberObjects";
      TokenBuilder token = overage().claim("_claim_sources", Map.of("src1", Map.of("endpoint", endpoint)));
      assertThat(ENGINE.get(deploy(withSecret()), token).statusCode()).isEqualTo(200);
      assertThat(requests).hasValue(0);
    } finally {
      attackers.stop(0);
    }
  }

  @Test
  void membershipsAreSharedThroughAnObjectStore() throws Exception {
    ENGINE.entra().graph().membership(Contoso.USER_OBJECT_ID, Contoso.READERS_GROUP_ID);
    Map<String, Object> form = withSecret();
    form.put("groupObjectStore", "entra-groups");
    try (OrdersApi first = OrdersApi.startOver(directory, ENGINE.entra(), form)) {
      assertThat(first.get(overage().sign()).statusCode()).isEqualTo(200);
      await().until(() -> {
        try (Stream<Path> files = Files.walk(directory)) {
          return files.anyMatch(file -> file.toString().endsWith(".obj") && file.toFile().length() > 0);
        }
      });
    }
    ENGINE.entra().graph().resetRequests();
    try (OrdersApi second = OrdersApi.startOver(directory, ENGINE.entra(), form)) {
      assertThat(second.get(overage().sign()).statusCode()).isEqualTo(200);
      assertThat(ENGINE.entra().graph().requestsByPath()).isEmpty();
    }
  }

  /** Nobody looks at a certificate that works: the log says in time that it will not for long. */
  @Test
  void aCertificateThatEndsSoonIsToldOnceAtTheStart() throws Exception {
    CertificateAuthority makesCertificates = CertificateAuthority.create(directory, "graph");
    for (int days : List.of(7, 90)) {
      try (CapturedLog log = CapturedLog.open()) {
        String api = deploy(graph(Map.of("graphCertificate", makesCertificates.pemOfRsa(days))));
        assertThat(ENGINE.get(api, ENGINE.entra().userToken().groups(Contoso.READERS_GROUP_ID)).statusCode()).isEqualTo(200);
        List<String> doubts = log.of("org.muleentra.jwt.mule.gatekeeper.RunningGatekeeper").stream()
            .filter(line -> line.startsWith("Configuration ") && !line.contains(": It lets in ")).toList();
        assertThat(doubts).hasSize(days < 30 ? 1 : 0)
            .allSatisfy(line -> assertThat(line).contains(api, ": graphCertificate expires at "));
      }
    }
  }

  @Test
  void aCredentialThatIsNoneStopsTheDeployment() {
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> deploy(graph(Map.of("graphCertificate", "none")))))
        .hasMessageContaining("graphCertificate must be a PEM text");
  }
}
