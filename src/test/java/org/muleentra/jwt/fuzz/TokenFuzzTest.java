package org.muleentra.jwt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.Decision;
import org.muleentra.jwt.core.InboundRequest;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.fixture.TestGatekeeper;

/**
 * Arbitrary input at three depths: the Authorization value, the parts of a token, and a payload under a good signature.
 *
 * <p>In the ordinary build each seed is run once; {@code docs/understand/threat-model.md} has the command for the long run.
 */
class TokenFuzzTest {

  private static final TestGatekeeper GATE = new TestGatekeeper();
  private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + GATE.keys.current().kid() + "\"}";

  /** Nothing without a signature may pass, and nothing may go wrong in a way nobody foresaw. */
  @FuzzTest(maxDuration = "10m")
  void authorizationValue(byte[] value) {
    assertForeseenRefusal(InboundRequest.ofAuthorization(new String(value, StandardCharsets.ISO_8859_1)));
  }

  /** Header, payload and signature of any bytes, well encoded, so that the parsers behind the encoding are reached. */
  @FuzzTest(maxDuration = "10m")
  void unsignedParts(FuzzedDataProvider data) {
    String header = data.consumeBoolean() ? HEADER : data.consumeString(300);
    String payload = data.consumeString(2_000);
    assertForeseenRefusal(InboundRequest.ofAuthorization("Bearer " + encode(header.getBytes(StandardCharsets.UTF_8)) + "."
        + encode(payload.getBytes(StandardCharsets.UTF_8)) + "." + encode(data.consumeBytes(300))));
  }

  /** A payload of any bytes, signed with the good key: it may pass only with everything that a good token has. */
  @FuzzTest(maxDuration = "10m")
  void signedPayload(byte[] payload) {
    Decision decision = decide(InboundRequest.ofCredentials(GATE.mint.sign(HEADER, payload)));

    if (decision.admitted()) {
      assertThat(decision.principal().claims()).containsKeys("iss", "aud", "exp", "tid", "ver");
    } else {
      assertThat(decision.refusal().reason()).isNotEqualTo(Reason.UNFORESEEN);
    }
  }

  /** Without this the seeds might all be refused, and what the third depth says of admitted tokens be empty. */
  @Test
  void theGoodSeedIsAdmitted() throws IOException {
    try (InputStream seed = getClass().getResourceAsStream("TokenFuzzTestInputs/signedPayload/good")) {
      assertThat(decide(InboundRequest.ofCredentials(GATE.mint.sign(HEADER, seed.readAllBytes()))).admitted()).isTrue();
    }
  }

  private static void assertForeseenRefusal(InboundRequest request) {
    Decision decision = decide(request);
    assertThat(decision.admitted()).isFalse();
    assertThat(decision.refusal().reason()).isNotEqualTo(Reason.UNFORESEEN);
  }

  private static Decision decide(InboundRequest request) {
    // The recorded events of millions of tries are not to fill the memory.
    GATE.audited.clear();
    return GATE.decide(request);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
