package org.muleentra.jwt.gateway.load.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That it still runs, and that each API answers as it has to; how fast is for a quiet machine. */
class ThroughputTest {

  @Test
  void measuresEachWayAndPrintsARowForIt() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<Rival, List<Throughput.Measured>> measured =
        Throughput.run(1, 4, Duration.ofMillis(300), new PrintStream(out, true, StandardCharsets.UTF_8));
    assertThat(measured).hasSize(Rival.values().length);
    assertThat(measured.values()).allSatisfy(turns -> assertThat(turns).singleElement()
        .satisfies(turn -> assertThat(turn.requests()).isPositive()));
    for (Rival rival : Rival.values()) {
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("| " + rival.words() + " | ");
    }
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("| no policy | 1.00 (1.00 to 1.00) | 1.00 (1.00 to 1.00) |");
  }

  @Test
  void tellsTheMiddleRatioAndTheMiddleHalf() {
    assertThat(Throughput.ratios(new double[] {1, 2, 3, 4, 5}, new double[] {1, 1, 1, 1, 1})).isEqualTo("3.00 (2.00 to 4.00)");
    assertThat(Throughput.ratios(new double[] {8}, new double[] {2})).isEqualTo("4.00 (4.00 to 4.00)");
  }
}
