package org.muleentra.jwt.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.metric.Metric;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** What a running configuration tells of itself, in numbers and in words. */
class VitalsTest {

  /** A sample of Prometheus' text format 0.0.4: name, labels with escaped values, and a number. */
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)\\{([a-z_]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\")(,[a-z_]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\")*} -?[0-9.E-]+");

  private static List<String> lines(TestGatekeeper gate) {
    String text = gate.gatekeeper.vitals().metrics();
    assertThat(text).endsWith("\n");
    return Arrays.asList(text.split("\n"));
  }

  private static PartStatus part(TestGatekeeper gate, String name) {
    return gate.gatekeeper.vitals().status().parts().stream().filter(part -> part.part().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void eachLineIsOfTheFormatAndEachMetricStandsTogether() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      String now = null;
      Set<String> seen = new TreeSet<>();
      for (String line : lines(gate)) {
        if (line.startsWith("# HELP ")) {
          now = line.split(" ")[2];
          assertThat(seen.add(now)).as(now).isTrue();
        } else if (!line.startsWith("# TYPE " + now + " ")) {
          assertThat(line).matches(SAMPLE).startsWith(now).contains("{config=\"");
        }
      }
      assertThat(seen).contains("entra_jwt_build_info", "entra_jwt_ready", "entra_jwt_decisions_total", "entra_jwt_keys_usable",
          "entra_jwt_deny_list_entries");
      assertThat(Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.toSet())).containsAll(seen);
    }
  }

  @Test
  void countsDecisionsByReasonAndAdmissionsByKind() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(lines(gate)).anySatisfy(line -> assertThat(line).contains("reason=\"TOKEN_EXPIRED\"").endsWith(" 0"));

      gate.decide(gate.mint.userToken().sign());
      gate.decide("not.a.token");
      gate.decide("not.a.token");

      assertThat(lines(gate))
          .anySatisfy(line -> assertThat(line).contains("decision=\"admitted\",reason=\"none\"").endsWith(" 1"))
          .anySatisfy(line -> assertThat(line).startsWith("entra_jwt_admissions_total").contains("caller_kind=\"user\"").endsWith(" 1"))
          .anySatisfy(line -> assertThat(line).startsWith("entra_jwt_decision_duration_seconds_count").endsWith(" 3"))
          .anySatisfy(line -> assertThat(line).contains("le=\"+Inf\"").endsWith(" 3"));
      assertThat(lines(gate).stream().filter(line -> line.contains("decision=\"refused\"") && !line.endsWith(" 0")))
          .singleElement().satisfies(line -> assertThat(line).endsWith(" 2"));
      assertThat(gate.audited).hasSize(3);
    }
  }

  @Test
  void noLabelComesOutOfARequest() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      int before = lines(gate).size();
      for (int i = 0; i < 50; i++) {
        gate.decide(gate.mint.userToken().claim("azp", "client" + i).claim("oid", "caller" + i).claim("azpacr", "x" + i).sign());
      }

      assertThat(lines(gate)).hasSize(before);
      assertThat(String.join("\n", lines(gate))).doesNotContain("client1", "caller1", "x1");
    }
  }

  @Test
  void aRefusalForTimeNamesTheClockWhereThatExplainsIt() {
    long now = TestGatekeeper.NOW.getEpochSecond();
    try (TestGatekeeper gate = new TestGatekeeper(UnaryOperator.identity(), opened -> opened.metadata.date("Sun, 1 Mar 2026 12:05:12 GMT"))) {
      String explained = "; our clock is 313 s behind Entra's, which explains it";

      Refusal early = gate.decide(gate.mint.userToken().claim("nbf", now + 200).sign()).refusal();
      assertThat(early.reason()).isEqualTo(Reason.TOKEN_NOT_YET_VALID);
      assertThat(early.detail()).isEqualTo("nbf has not come" + explained);
      Refusal future = gate.decide(gate.mint.userToken().claim("iat", now + 250).sign()).refusal();
      assertThat(future.reason()).isEqualTo(Reason.ISSUED_IN_THE_FUTURE);
      assertThat(future.detail()).isEqualTo("iat lies in the future" + explained);
      // Entra's clock would refuse these too.
      assertThat(gate.decide(gate.mint.userToken().claim("nbf", now + 2_000).sign()).refusal().detail()).isEqualTo("nbf has not come");
      assertThat(gate.decide(gate.mint.userToken().expiresIn(Duration.ofHours(-1)).sign()).refusal().detail()).isEqualTo("exp has passed");

      assertThat(part(gate, "clock").state()).isEqualTo(State.DOWN);
      assertThat(gate.gatekeeper.vitals().status().why()).startsWith("clock: our clock is 313 s behind Entra's");
      assertThat(lines(gate)).anySatisfy(line -> assertThat(line).contains("source=\"date\"").endsWith(" -312.5"))
          .anySatisfy(line -> assertThat(line).contains("source=\"iat\"").endsWith(" -250"));
    }
  }

  @Test
  void isReadyWhileKeysServe() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Status status = gate.gatekeeper.vitals().status();

      assertThat(status.isReady()).isTrue();
      assertThat(status.why()).isNull();
      assertThat(part(gate, "keys").state()).isEqualTo(State.OK);
      assertThat(part(gate, "keys").since()).isEqualTo(TestGatekeeper.NOW);
      assertThat(part(gate, "denyList").state()).isEqualTo(State.OK);
      assertThat(part(gate, "directory").state()).isEqualTo(State.OFF);
    }
  }
}
