package org.muleentra.jwt.gateway.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TryOnceTest {

  /** The command quietens the log of its JVM. */
  @AfterEach
  void reviveTheLog() {
    Configurator.reconfigure();
  }

  @Test
  void showsThatEveryOutcomeIsAsExpected() throws Exception {
    Command command = Command.run("--once");
    assertThat(command.out()).doesNotContain("UNEXPECTED").contains("expired", "alg none", "keys out of reach");
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
