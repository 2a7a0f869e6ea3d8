package org.muleentra.jwt.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.EngineFixture;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.RawHttp;
import org.muleentra.jwt.gateway.fixture.SeeingApi;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Clients with a good token that hang up, or drip, in the middle of a form. */
class SlowFormsOnTheEngineTest {

  @RegisterExtension
  static final EngineFixture ENGINE = new EngineFixture();

  private static String token;

  private CapturedLog log;

  @BeforeAll
  static void start() throws IOException {
    SeeingApi.deploy(ENGINE, "forms", Map.of());
    SeeingApi.deploy(ENGINE, "reported", Map.of("reportOnly", true));
    token = ENGINE.entra().userToken().sign();
    assertThat(form("a=1").status()).isEqualTo(200);
  }

  @BeforeEach
  void listen() {
    log = CapturedLog.open();
  }

  @AfterEach
  void nothingUglyAndAllIsWellAgain() throws Exception {
    await().atMost(Bounds.ANSWER).untilAsserted(() -> assertThat(readers()).isZero());
    assertThat(form("a=1").status()).isEqualTo(200);
    assertThat(form("access_token=1").status()).isEqualTo(400);
    log.close();
    // Mule's buffer says so where a late byte meets the end of a reading; a slow machine makes bytes late.
    assertThat(log.withStackTrace()).filteredOn(line -> !line.equals("Channel interrupted.")).isEmpty();
    assertThat(log.atLeast(Level.ERROR)).filteredOn(line -> !line.equals("Channel interrupted.")).isEmpty();
  }

  /** Threads that look at a body. */
  private static long readers() {
    return Thread.getAllStackTraces().values().stream().filter(stack -> List.of(stack).stream()
        .anyMatch(frame -> frame.getClassName().startsWith("org.muleentra.jwt.core.request.BodyReader"))).count();
  }

  private static String head(String path, int length) {
    return "POST /" + path + "/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + (length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length) + "\r\n\r\n";
  }

  private static RawHttp.Answer form(String form) throws IOException {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      return connection.send(head("forms", form.length()) + form);
    }
  }

  private List<String> audit() {
    return log.decisions();
  }

  @Test
  void whoHangsUpInAFormIsNoAlarm() throws Exception {
    int clients = 60;
    for (int i = 0; i < clients; i++) {
      RawHttp connection = RawHttp.connect(ENGINE.address());
      connection.begin(i % 3 == 2 ? head("forms", -1) + "5\r\na=1" : head("forms", 1000) + "a=1");
      if (i % 2 == 0) {
        connection.reset();
      } else {
        connection.close();
      }
    }
    await().atMost(Bounds.ANSWER).untilAsserted(() -> assertThat(audit()).hasSize(clients));
    assertThat(audit()).allSatisfy(line -> assertThat(line).contains("\"Decision\":\"abandoned\"", "\"ResponseStatusCode\":408",
        "\"Reason\":\"BODY_INCOMPLETE\"", "\"UserId\":\"" + Contoso.USER_OBJECT_ID + "\""));
    assertThat(log.atLeast(Level.WARN)).noneMatch(line -> line.contains("nforeseen") || line.contains("\"Decision\""));
  }

  @Test
  void whoHangsUpWhileDrippingIsNoAlarm() throws Exception {
    RawHttp connection = RawHttp.connect(ENGINE.address());
    connection.begin(head("forms", 1000) + "a");
    await().atMost(Bounds.ANSWER).until(() -> readers() == 1);
    connection.begin("=");
    connection.reset();
    await().atMost(Bounds.ANSWER).untilAsserted(() -> assertThat(audit()).singleElement().asString().contains("\"Decision\":\"abandoned\""));
  }

  @Test
  void aFormThatBreaksOffIsAnswered408() throws Exception {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      RawHttp.Answer answer = connection.sendLast((head("forms", 1000) + "a=1").getBytes());
      assertThat(answer.status()).isIn(0, 408);
    }
    await().atMost(Bounds.ANSWER).untilAsserted(() -> assertThat(audit()).singleElement().asString().contains("\"Reason\":\"BODY_INCOMPLETE\""));
  }

  @Test
  void aSlowFormIsWaitedForAndThenAnswered408() throws Exception {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      connection.begin(head("forms", 1000) + "a");
      RawHttp.Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.header("WWW-Authenticate")).isEmpty();
      assertThat(answer.header("Connection")).containsExactly("close");
    }
    assertThat(audit()).singleElement().asString().contains("\"Decision\":\"refused\"", "\"ResponseStatusCode\":408",
        "\"Reason\":\"BODY_TOO_SLOW\"", "\"UserId\":\"" + Contoso.USER_OBJECT_ID + "\"");
  }

  @Test
  void aFormThatComesInPartsWithinTheBoundPassesWhole() throws Exception {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      connection.begin(head("forms", 5) + "a=");
      await().atMost(Bounds.ANSWER).until(() -> readers() == 1);
      RawHttp.Answer answer = connection.send("1&b");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(SeeingApi.seen(answer.body()).get("bodyLength").asInt()).isEqualTo(5);
    }
  }

  /** In report-only mode every call passes, and so must its body, though it came too slowly to be looked at. */
  @Test
  void inReportOnlyModeASlowFormReachesTheFlowWhole() throws Exception {
    try (RawHttp connection = RawHttp.connect(ENGINE.address())) {
      connection.begin(head("reported", 5) + "a=");
      await().atMost(Bounds.ANSWER).untilAsserted(() -> assertThat(audit()).singleElement().asString()
          .contains("\"Decision\":\"would-refuse\"", "\"Mode\":\"report-only\"", "\"Reason\":\"BODY_TOO_SLOW\""));
      RawHttp.Answer answer = connection.send("1&b");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(SeeingApi.seen(answer.body()).get("bodyLength").asInt()).isEqualTo(5);
    }
  }

  @Test
  void manyWhoDripStarveNobodyElse() throws Exception {
    int many = 200;
    List<RawHttp> drips = new ArrayList<>();
    ScheduledExecutorService dripper = Executors.newSingleThreadScheduledExecutor();
    ExecutorService patient = Executors.newCachedThreadPool();
    try {
      for (int i = 0; i < many; i++) {
        RawHttp connection = RawHttp.connect(ENGINE.address());
        drips.add(connection);
        connection.begin(head("forms", 100_000) + "a");
      }
      dripper.scheduleWithFixedDelay(() -> drips.forEach(SlowFormsOnTheEngineTest::drip), 200, 200, TimeUnit.MILLISECONDS);
      List<CompletableFuture<Integer>> answers = new ArrayList<>();
      drips.forEach(connection -> answers.add(CompletableFuture.supplyAsync(() -> status(connection), patient)));

      HttpResponse<String> plain = Http.get(ENGINE.uri("/forms/1"), "Authorization", "Bearer " + token);
      assertThat(plain.statusCode()).isEqualTo(200);
      assertThat(form("a=1").status()).isEqualTo(200);
      assertThat(answers.stream().filter(answer -> !answer.isDone()).count()).as("those who drip still do").isPositive();

      assertThat(answers).allSatisfy(answer -> assertThat(answer.get(60, TimeUnit.SECONDS)).isIn(408, 503, 0));
      assertThat(audit().stream().filter(line -> line.contains("\"Decision\":\"admitted\""))).hasSize(2);
      assertThat(log.atLeast(Level.WARN)).noneMatch(line -> line.contains("nforeseen"));
    } finally {
      dripper.shutdownNow();
      patient.shutdownNow();
      for (RawHttp connection : drips) {
        connection.close();
      }
    }
  }

  private static void drip(RawHttp connection) {
    try {
      connection.begin("a");
    } catch (IOException answered) {
      // No longer.
    }
  }

  private static int status(RawHttp connection) {
    try {
      return connection.answer().status();
    } catch (IOException e) {
      return -1;
    }
  }
}
