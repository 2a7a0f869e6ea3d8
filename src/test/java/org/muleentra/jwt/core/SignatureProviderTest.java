package org.muleentra.jwt.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.token.SignatureVerifier.SIGNATURE_PROVIDER;

import java.security.Provider;
import java.security.Security;
import org.apache.logging.log4j.Level;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.CapturedLog;
import org.muleentra.jwt.fixture.TestGatekeeper;

/** The whole door with native code behind it, and what the log says of who verifies. */
class SignatureProviderTest {

  private static TestGatekeeper fastest() {
    return new TestGatekeeper(settings -> settings.with(SIGNATURE_PROVIDER, "fastest"));
  }

  private static void decides(TestGatekeeper gate) {
    assertThat(gate.refusal(gate.mint.userToken().sign())).isNull();
    assertThat(gate.refusal(gate.mint.userToken().flipSignatureBit().sign())).isEqualTo(Reason.SIGNATURE_INVALID);
  }

  @Test
  void nativeCodeDecidesAlikeAndIsNamed() {
    Provider conscrypt = Conscrypt.newProvider();
    Security.addProvider(conscrypt);
    try (CapturedLog log = CapturedLog.of(Sources.class, Level.INFO); TestGatekeeper gate = fastest()) {
      decides(gate);
      assertThat(log.lines()).containsExactly("INFO Configuration orders: signatures are verified by " + conscrypt);
    } finally {
      Security.removeProvider(conscrypt.getName());
    }
  }

  @Test
  void withoutAnyTheJvmsOwnDecidesAndTheLogWarns() {
    try (CapturedLog log = CapturedLog.of(Sources.class, Level.INFO); TestGatekeeper gate = fastest()) {
      decides(gate);
      assertThat(log.lines()).singleElement().asString()
          .startsWith("WARN Configuration orders: signatureProvider is fastest, and this JVM has no native provider installed");
    }
  }

  @Test
  void nothingIsSaidUnlessItWasAskedFor() {
    try (CapturedLog log = CapturedLog.of(Sources.class, Level.INFO); TestGatekeeper gate = new TestGatekeeper()) {
      decides(gate);
      assertThat(log.lines()).isEmpty();
    }
  }
}
