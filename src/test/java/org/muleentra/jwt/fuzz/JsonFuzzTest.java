package org.muleentra.jwt.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.token.SameAsJackson;

/**
 * Arbitrary bytes as JSON, read as Jackson reads them or by neither.
 *
 * <p>In the ordinary build each seed is run once; {@code docs/understand/threat-model.md} has the command for the long run.
 */
class JsonFuzzTest {

  @FuzzTest(maxDuration = "10m")
  void text(byte[] text) {
    SameAsJackson.read(text);
  }

  @Test
  void theGoodSeedIsRead() throws IOException {
    try (InputStream seed = getClass().getResourceAsStream("JsonFuzzTestInputs/text/good")) {
      assertThat(SameAsJackson.read(seed.readAllBytes())).isTrue();
    }
  }
}
