package org.muleentra.jwt.gateway.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TryOnceTest {

  /** The command quietens the log of its JVM. */
  @AfterEach
  void reviveTheLog() {
    Configurator.reconfigure();
  }

  /** Whoever runs the command may have a configuration of the audit's logger. */
  @BeforeEach
  void configureTheAuditsLogger() {
    Configurator.setLevel("org.muleentra.jwt.audit", Level.WARN);
  }

  @Test
  void showsThatEveryOutcomeIsAsExpected() throws Exception {
    Command command = Command.run("--once");
    assertThat(command.out()).doesNotContain("UNEXPECTED").contains("expired", "alg none", "keys out of reach");
    assertThat(command.out().lines().filter(line -> line.startsWith("== ")).map(line -> line.replaceAll("== |[:,].*", "")))
        .containsExactly("Tokens", "Groups and app roles become roles of the API's own", "Overage", "Step-up", "AI agents",
            "Tenants", "Report-only", "Backend headers", "Revocation", "Discovery", "Why", "Outbound",
            "On behalf of", "Failover", "Rotation", "Expiry");
    assertThat(command.out()).contains("200 user as reader and admin", "401 insufficient_claims: c1", "200 agentForUser",
        "logged: WARN {\"TimeGenerated\":", "\"Decision\":\"would-refuse\",\"Mode\":\"report-only\",\"ResponseStatusCode\":401,",
        "logged: WARN Credential secret nightly (nig", "Nightly job (1a11ba11-7e57-4caa-8f10-5ca1ab1e0c0c)",
        "\"authorization_servers\":[\"https://login.microsoftonline.com/");
    long rows = command.out().lines().filter(line -> line.endsWith("  ok")).count();
    assertThat(command.out()).contains(rows + " of " + rows + " as expected");
    assertThat(command.exitCode()).isZero();
    assertThat(command.err()).isEmpty();
  }

  @Test
  void explainsItselfWhereItIsCalledWrongly() throws Exception {
    Command command = Command.run("--twice");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).startsWith("usage: ./try");
    assertThat(command.out()).isEmpty();
  }
}
