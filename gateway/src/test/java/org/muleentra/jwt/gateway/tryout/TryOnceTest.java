package org.muleentra.jwt.gateway.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TryOnceTest {

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
