package org.muleentra.jwt.gateway.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.gateway.fixture.CapturedLog;
import org.slf4j.LoggerFactory;

class DecisionLogTest {

  private static final String AUDIT = "org.muleentra.jwt.audit";

  private final DecisionLog decisions = DecisionLog.open();

  @AfterEach
  void close() {
    decisions.close();
    Configurator.reconfigure();
  }

  private static String record(int number) {
    return "{\"TimeGenerated\":\"2026-11-27T04:39:58.120Z\",\"Decision\":\"refused\",\"DecisionMicros\":" + number + "}";
  }

  @Test
  void hearsTheAuditBesideWhereverElseItGoes() {
    try (CapturedLog log = CapturedLog.open()) {
      LoggerFactory.getLogger(AUDIT).warn("{}", record(1));
      LoggerFactory.getLogger(AUDIT).info("{}", record(2));
      assertThat(decisions.since(0).records()).containsExactly(record(1), record(2));
      assertThat(log.decisions()).containsExactly(record(1), record(2));
    }
  }

  @Test
  void hearsNothingWhenItIsClosed() {
    decisions.close();
    LoggerFactory.getLogger(AUDIT).warn("{}", record(1));
    assertThat(decisions.since(0).records()).isEmpty();
  }

  /** Whoever runs the command may have a configuration of the audit's logger. */
  @Test
  void joinsALoggerThatIsConfigured() {
    decisions.close();
    Configurator.setLevel(AUDIT, Level.WARN);
    try (DecisionLog later = DecisionLog.open()) {
      LoggerFactory.getLogger(AUDIT).warn("{}", record(1));
      assertThat(later.since(0).records()).containsExactly(record(1));
    }
  }

  @Test
  void passesOverWhatIsNoDecision() {
    decisions.take("{\"Event\":\"start\",\"ApiName\":\"orders\"}");
    decisions.take("decision=refused status=403 detail=\"\\\"Decision\\\":\"");
    decisions.take("{\"Event\":\"revoke\",\"RevocationReason\":\"\\\"Decision\\\":\"}");
    assertThat(decisions.since(0)).isEqualTo(new DecisionLog.Since(0, 0, List.of()));
  }

  @Test
  void tellsWhatCameAfter() {
    for (int i = 1; i <= 3; i++) {
      decisions.take(record(i));
    }
    assertThat(decisions.since(0).records()).containsExactly(record(1), record(2), record(3));
    assertThat(decisions.since(2)).isEqualTo(new DecisionLog.Since(3, 0, List.of(record(3))));
    assertThat(decisions.since(3).records()).isEmpty();
    assertThat(decisions.since(9)).isEqualTo(new DecisionLog.Since(3, 0, List.of()));
  }

  @Test
  void keepsTheLatestAndSaysHowManyItForgot() {
    for (int i = 1; i <= DecisionLog.KEPT + 5; i++) {
      decisions.take(record(i));
    }
    DecisionLog.Since since = decisions.since(2);
    assertThat(since.newest()).isEqualTo(DecisionLog.KEPT + 5);
    assertThat(since.missed()).isEqualTo(3);
    assertThat(since.records()).hasSize(DecisionLog.KEPT).startsWith(record(6)).endsWith(record(DecisionLog.KEPT + 5));
  }
}
