package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;

/** Every hostile token is refused for its reason, and every real one is accepted. */
class CatalogueTest {

  static List<HostileToken> hostile() {
    return HostileToken.all();
  }

  static List<RealToken> real() {
    return RealToken.all();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refuses(HostileToken hostile) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Decision decision = gate.decide(hostile.token(gate.mint));

      assertThat(decision.admitted()).isFalse();
      assertThat(decision.refusal().reason()).hasToString(hostile.reason());
      assertThat(decision.answer().status()).isEqualTo(hostile.status());
      assertThat(gate.audited).singleElement().asString().contains("reason=" + hostile.reason());
    }
  }

  @ParameterizedTest
  @MethodSource("real")
  void accepts(RealToken real) {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      assertThat(gate.refusal(real.token(gate.mint))).isNull();
    }
  }
}
