package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muleentra.jwt.core.audit.AuditSettings.METRICS_LOG_MINUTES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.Gatekeeper;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.Platform;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.core.metric.Samples;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.core.status.PartStatus;
import org.muleentra.jwt.core.status.State;
import org.muleentra.jwt.core.status.VitalSign;
import org.muleentra.jwt.core.status.Vitals;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** The numbers of a policy in the log: one flat line at the start, each interval and the stop, and none besides. */
class MetricsLogTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SettingValues EVERY_FIVE = SettingValues.NONE.with(METRICS_LOG_MINUTES, 5);

  private final TestGatekeeper gate = new TestGatekeeper();
  private final KeptRecords kept = new KeptRecords();

  @AfterEach
  void close() {
    gate.close();
  }

  private AuditTrail trail(SettingValues settings) {
    return KeptRecords.trail(settings, kept, gate);
  }

  private List<JsonNode> lines() throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : kept.metrics) {
      lines.add(JSON.readTree(line));
    }
    return lines;
  }

  private List<String> occasions() throws Exception {
    return lines().stream().map(line -> line.get("Occasion").asText()).toList();
  }

  private static VitalSign sign(PartStatus part, Metric metric, double value, String... labels) {
    return new VitalSign() {
      @Override
      public List<PartStatus> status() {
        return part == null ? Collections.emptyList() : List.of(part);
      }

      @Override
      public void measure(Samples samples) {
        samples.add(metric, value, labels);
      }
    };
  }

  @Test
  void isOffUnlessConfigured() {
    try (MetricsLog off = trail(SettingValues.NONE).metricsLog(new Vitals("orders"))) {
      gate.scheduler.advance(Duration.ofDays(1));
      assertThat(off).isNotNull();
    }
    assertThat(kept.metrics).isEmpty();
  }

  @Test
  void writesAtTheStartEachIntervalAndTheStopAndNeverAfterIt() throws Exception {
    MetricsLog log = trail(EVERY_FIVE).metricsLog(new Vitals("orders"));
    gate.scheduler.advance(Duration.ofMinutes(4));
    assertThat(occasions()).containsExactly("start");
    gate.scheduler.advance(Duration.ofMinutes(12));
    assertThat(occasions()).containsExactly("start", "interval", "interval", "interval");
    assertThat(lines().get(3).get("TimeGenerated").asText()).isEqualTo("2026-03-01T12:15:00.000Z");
    int pending = gate.scheduler.pending();
    log.close();
    assertThat(gate.scheduler.pending()).as("nothing of it waits").isEqualTo(pending - 1);
    log.close();
    gate.scheduler.advance(Duration.ofHours(1));
    assertThat(occasions()).containsExactly("start", "interval", "interval", "interval", "stop");
  }

  @Test
  void aStartThatFindsNoThreadBeforeTheStopIsNotMadeUpForAfterIt() throws Exception {
    gate.scheduler.starved(true);
    MetricsLog log = trail(EVERY_FIVE).metricsLog(new Vitals("orders"));
    log.close();
    gate.scheduler.starved(false);
    gate.scheduler.advance(Duration.ofMinutes(10));
    assertThat(occasions()).containsExactly("stop");
  }

  @Test
  void goesOnAfterTheRuntimeHadNoThreadsAndAfterAnythingThrown() throws Exception {
    boolean[] fails = new boolean[1];
    VitalSign sign = new VitalSign() {
      @Override
      public List<PartStatus> status() {
        if (fails[0]) {
          throw new IllegalStateException("x");
        }
        return Collections.emptyList();
      }

      @Override
      public void measure(Samples samples) {
        // Nothing.
      }
    };
    MetricsLog log = trail(EVERY_FIVE).metricsLog(new Vitals("orders", sign));
    gate.scheduler.full(true);
    gate.scheduler.advance(Duration.ofMinutes(11));
    assertThat(occasions()).containsExactly("start");
    gate.scheduler.full(false);
    gate.scheduler.advance(Duration.ofMinutes(1));
    assertThat(occasions()).containsExactly("start", "interval");

    fails[0] = true;
    gate.scheduler.advance(Duration.ofMinutes(10));
    assertThat(kept.metrics).hasSize(2);
    fails[0] = false;
    gate.scheduler.advance(Duration.ofMinutes(5));
    assertThat(occasions()).containsExactly("start", "interval", "interval");
    log.close();
  }

  @Test
  void tellsWhatWasDecidedUnderNamesWithoutLabels() throws Exception {
    AuditTrail trail = trail(EVERY_FIVE);
    try (Gatekeeper gatekeeper = Gatekeeper.open(TestGatekeeper.settings(TestGatekeeper.values()),
        Platform.of("entra-jwt.entra", gate.metadata, gate.timetable, gate.clock, trail).denying(gate.denyList));
        MetricsLog log = trail.metricsLog(gatekeeper.vitals())) {
      gatekeeper.decide(InboundRequest.ofAuthorization("Bearer " + gate.mint.userToken().sign()));
      gatekeeper.decide(InboundRequest.ofAuthorization("Bearer a.b.c"));
      gatekeeper.decide(InboundRequest.ofAuthorization("Bearer a.b.c"));
      gate.scheduler.advance(Duration.ofMinutes(5));
      assertThat(log).isNotNull();
    }
    JsonNode line = lines().get(1);
    assertThat(line.get("Config").asText()).isEqualTo("entra-jwt.entra");
    assertThat(line.get("ApiName").asText()).isEqualTo("orders");
    assertThat(line.get("AppName").asText()).isEqualTo("app");
    assertThat(line.get("PluginVersion").asText()).isEqualTo("1.0.0");
    assertThat(line.get("ChainId").asText()).isEqualTo(JSON.readTree(kept.lines.get(0)).get("ChainId").asText());
    assertThat(line.get("StartedAt").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
    assertThat(line.get("Status").asText()).isEqualTo("ready");
    assertThat(line.has("Why")).isFalse();
    assertThat(line.get("admitted").asLong()).isEqualTo(1);
    assertThat(line.get("refused_" + gate.refusal("a.b.c")).asLong()).isEqualTo(2);
    assertThat(kept.metrics.get(1)).containsPattern("\"admissions_user_[a-z]+\":1,");
    assertThat(line.get("decision_duration_seconds_count").asLong()).isEqualTo(3);
    assertThat(line.get("audit_sequence").asLong()).isEqualTo(4);
    assertThat(line.get("keys_usable").asLong()).isPositive();
    assertThat(line.has("refused_TOKEN_EXPIRED")).as("of which there was none").isFalse();
    line.forEach(member -> assertThat(member.isValueNode()).isTrue());
  }

  /** Several authorities are configured values and no names: what is counted is added up, and of a gauge the least is told. */
  @Test
  void whatDiffersByAuthorityAloneIsOneMember() throws Exception {
    trail(EVERY_FIVE).metricsLog(new Vitals("orders",
        sign(null, Metric.KEY_FETCHES, 3, "a v2.0", "failed"), sign(null, Metric.KEY_FETCHES, 4, "b v2.0", "failed"),
        sign(null, Metric.KEYS_USABLE, 7, "a v2.0"), sign(null, Metric.KEYS_USABLE, 2, "b v2.0"),
        sign(null, Metric.CLOCK_DIFFERENCE, -312.5, "date"))).close();
    JsonNode line = lines().get(0);
    assertThat(line.get("key_fetches_failed").asLong()).isEqualTo(7);
    assertThat(line.get("keys_usable").asLong()).isEqualTo(2);
    assertThat(line.get("clock_difference_seconds_date").asDouble()).isEqualTo(-312.5);
  }

  @Test
  void saysWhatIsDegradedOrDownAndWhyInOneLine() throws Exception {
    trail(EVERY_FIVE).metricsLog(new Vitals("orders",
        sign(new PartStatus("directory", State.STARTING, null, "nobody had to be looked up yet"), Metric.DENY_LIST_ENTRIES, 0))).close();
    trail(EVERY_FIVE).metricsLog(new Vitals("orders",
        sign(new PartStatus("audit", State.DEGRADED, null, "the store \"x\"\nfails"), Metric.DENY_LIST_ENTRIES, 0))).close();
    trail(EVERY_FIVE).metricsLog(new Vitals("orders",
        sign(new PartStatus("keys", State.DOWN, null, "no keys"), Metric.KEYS_USABLE, 0, "a"),
        sign(new PartStatus("audit", State.DEGRADED, null, "unsigned"), Metric.DENY_LIST_ENTRIES, 0))).close();
    List<JsonNode> stops = lines().stream().filter(line -> line.get("Occasion").asText().equals("stop")).toList();
    assertThat(stops.get(0).get("Status").asText()).as("for weeks, perhaps").isEqualTo("ready");
    assertThat(stops.get(1).get("Status").asText()).isEqualTo("degraded");
    assertThat(stops.get(1).get("Why").asText()).isEqualTo("audit degraded: the store \"x\"\nfails");
    assertThat(stops.get(2).get("Status").asText()).isEqualTo("down");
    assertThat(stops.get(2).get("Why").asText()).isEqualTo("keys down: no keys; audit degraded: unsigned");
    assertThat(kept.metrics).allMatch(line -> line.matches("[\\x20-\\x7e]+"));
  }

  /** Column names of Azure Monitor: letters, digits and underscores, 45 at most (Logs Ingestion API). */
  @Test
  void everyNameThatCanComeIsGoodForAColumn() throws Exception {
    List<VitalSign> signs = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      for (String decision : List.of("refused", "would-refuse", "abandoned")) {
        signs.add(sign(null, Metric.DECISIONS, 1, decision, reason.name()));
      }
    }
    for (String kind : List.of("user", "app", "agent", "agentUser", "agentForUser")) {
      signs.add(sign(null, Metric.ADMISSIONS, 1, kind, "certificate"));
    }
    Arrays.stream(Metric.values()).filter(metric -> metric.type() != Metric.Type.HISTOGRAM && metric.labels().size() < 2)
        .forEach(metric -> signs.add(sign(null, metric, 1, metric.labels().stream().map(label -> "succeeded").toArray(String[]::new))));
    signs.add(sign(null, Metric.CREDENTIAL_DAYS_LEFT, 1, "caller", "certificate"));
    trail(EVERY_FIVE).metricsLog(new Vitals("orders", signs.toArray(new VitalSign[0]))).close();
    TreeSet<String> names = new TreeSet<>();
    lines().get(0).fieldNames().forEachRemaining(names::add);
    assertThat(names).hasSizeGreaterThan(150).allMatch(name -> name.matches("[A-Za-z][A-Za-z0-9_]{0,44}"));
  }

  @Test
  void thePageExplainsEachMemberThatIsNoMetric() throws Exception {
    PartStatus down = new PartStatus("keys", State.DOWN, null, "no keys");
    trail(EVERY_FIVE).metricsLog(new Vitals("orders", sign(down, Metric.KEYS_USABLE, 0, "a"))).close();
    List<String> names = new ArrayList<>();
    lines().get(0).fieldNames().forEachRemaining(names::add);
    String page = Files.readString(Path.of("docs/operate/metrics.md"));
    assertThat(names.remove("keys_usable")).isTrue();
    assertThat(names).hasSize(12).allSatisfy(name -> assertThat(page).containsPattern("(?m)^\\|[^|]*`" + name + "`[^|]*\\|"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1441})
  void anIntervalOutOfRangeStopsTheDeployment(int minutes) {
    assertThatThrownBy(() -> AuditSettings.of(SettingValues.NONE.with(METRICS_LOG_MINUTES, minutes)))
        .isInstanceOf(InvalidSettingException.class).hasMessage("metricsLogMinutes must be 1 to 1440 minutes, or 0 for no such rule");
  }
}
