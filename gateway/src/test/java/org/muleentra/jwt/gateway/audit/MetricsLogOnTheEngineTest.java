package org.muleentra.jwt.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.engine.DeployedApi;
import org.muleentra.jwt.gateway.engine.EngineServices;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.fixture.Bounds;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.muleentra.jwt.gateway.fixture.HeldMinutes;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.fixture.OrdersApi;
import org.muleentra.jwt.mule.EntraJwtExtension;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** The numbers of policies, which no flow can ask for, are in the log: of each policy its own, by one writer, as long as it is applied. */
class MetricsLogOnTheEngineTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOGGER = "org.muleentra.jwt.metrics";

  private static final HeldMinutes MINUTES = new HeldMinutes();
  private static MockEntra entra;
  private static MuleEngine engine;

  private CapturedLog log;

  @BeforeAll
  static void start() throws Exception {
    entra = MockEntra.start();
    engine = MuleEngine.startWith(new EngineServices(MINUTES::over, Optional.empty()), EntraJwtExtension.class);
  }

  @AfterAll
  static void stop() {
    engine.close();
    entra.close();
  }

  @BeforeEach
  void listen() {
    log = CapturedLog.open();
  }

  @AfterEach
  void hear() {
    log.close();
  }

  private static DeployedApi deploy(String name) {
    return engine.deploy(OrdersApi.spec(name, entra, Map.of("apiName", name, "metricsLogMinutes", 1)));
  }

  private static int call(String name, TokenBuilder token) throws Exception {
    return Http.get(engine.uri("/" + name + "/1"), "Authorization", "Bearer " + token.sign()).statusCode();
  }

  /** The lines of one API so far. */
  private List<JsonNode> lines(String name) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : log.of(LOGGER)) {
      JsonNode read = JSON.readTree(line);
      if (read.get("ApiName").asText().equals(name)) {
        lines.add(read);
      }
    }
    return lines;
  }

  private JsonNode last(String name) throws Exception {
    List<JsonNode> lines = lines(name);
    return lines.get(lines.size() - 1);
  }

  private void awaitStart(String name, int lines) {
    await().atMost(Bounds.RECOVERY).until(() -> lines(name).size() == lines && last(name).get("Occasion").asText().equals("start"));
  }

  @Test
  void aPolicysLineCountsWhatItDecided() throws Exception {
    try (DeployedApi api = deploy("orders")) {
      awaitStart("orders", 1);
      assertThat(last("orders").has("admitted")).isFalse();

      assertThat(List.of(call("orders", entra.userToken()), call("orders", entra.appToken()),
          call("orders", entra.userToken().flipSignatureBit()), call("orders", entra.userToken().flipSignatureBit()),
          call("orders", entra.userToken().audience("api://billing"))))
          .containsExactly(200, 200, 401, 401, 401);
      assertThat(lines("orders")).hasSize(1);
      MINUTES.pass();
      JsonNode interval = last("orders");
      assertThat(lines("orders")).hasSize(2);
      assertThat(interval.get("Occasion").asText()).isEqualTo("interval");
      assertThat(interval.get("Status").asText()).isEqualTo("ready");
      assertThat(List.of(interval.get("admitted").asInt(), interval.get("refused_SIGNATURE_INVALID").asInt(),
          interval.get("refused_AUDIENCE_MISMATCH").asInt(), interval.get("decision_duration_seconds_count").asInt()))
          .containsExactly(2, 2, 1, 5);
      assertThat(interval.get("keys_usable").asInt()).isPositive();

      call("orders", entra.userToken());
      MINUTES.pass();
      assertThat(last("orders").get("admitted").asInt()).as("since the start").isEqualTo(3);
      assertThat(api.flowRuns()).isEqualTo(3);
    }
    assertThat(last("orders").get("Occasion").asText()).isEqualTo("stop");
    assertThat(last("orders").get("admitted").asInt()).isEqualTo(3);
    assertThat(MINUTES.waiting()).as("nothing is left that would write").isZero();
    assertThat(log.atLeast(Level.WARN)).noneMatch(line -> line.contains("\"Occasion\""));
  }

  @Test
  void afterARedeploymentThereIsOneWriterThatBeginsAnew() throws Exception {
    String first;
    try (DeployedApi api = deploy("orders")) {
      awaitStart("orders", 1);
      assertThat(call("orders", entra.userToken())).isEqualTo(200);
      first = last("orders").get("ChainId").asText();
    }
    assertThat(lines("orders")).extracting(line -> line.get("Occasion").asText()).containsExactly("start", "stop");
    try (DeployedApi api = deploy("orders")) {
      awaitStart("orders", 3);
      assertThat(MINUTES.waiting()).isEqualTo(1);
      MINUTES.pass();
      MINUTES.pass();
      assertThat(lines("orders")).hasSize(5).extracting(line -> line.get("Occasion").asText())
          .containsExactly("start", "stop", "start", "interval", "interval");
      assertThat(lines("orders").subList(2, 5)).extracting(line -> line.get("ChainId").asText()).doesNotContain(first).hasSize(3)
          .allMatch(last("orders").get("ChainId").asText()::equals);
      assertThat(last("orders").has("admitted")).isFalse();
    }
    MINUTES.pass();
    assertThat(lines("orders")).hasSize(6);
  }

  @Test
  void twoPoliciesInOneProcessHaveALineEach() throws Exception {
    try (DeployedApi orders = deploy("orders"); DeployedApi billing = deploy("billing")) {
      awaitStart("orders", 1);
      awaitStart("billing", 1);
      assertThat(call("orders", entra.userToken())).isEqualTo(200);
      assertThat(call("billing", entra.userToken().flipSignatureBit())).isEqualTo(401);
      MINUTES.pass();
      assertThat(lines("orders")).hasSize(2);
      assertThat(lines("billing")).hasSize(2);
      assertThat(last("orders").get("admitted").asInt()).isEqualTo(1);
      assertThat(last("orders").has("refused_SIGNATURE_INVALID")).isFalse();
      assertThat(last("billing").has("admitted")).isFalse();
      assertThat(last("billing").get("refused_SIGNATURE_INVALID").asInt()).isEqualTo(1);
      orders.close();
      MINUTES.pass();
      assertThat(last("orders").get("Occasion").asText()).isEqualTo("stop");
      assertThat(lines("orders")).hasSize(3);
      assertThat(lines("billing")).hasSize(3);
    }
  }

  @Test
  void isOffByDefault() throws Exception {
    try (DeployedApi api = engine.deploy(OrdersApi.spec("silent", entra, Map.of("apiName", "silent")))) {
      assertThat(call("silent", entra.userToken())).isEqualTo(200);
      assertThat(MINUTES.waiting()).isZero();
    }
    assertThat(log.of(LOGGER)).isEmpty();
  }
}
