package org.muleentra.jwt.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Planned;
import org.muleentra.jwt.benchmarks.quiet.Report;
import org.muleentra.jwt.benchmarks.quiet.Run;
import org.muleentra.jwt.benchmarks.quiet.Sample;

class PeerTableTest {

  private static final int ROUNDS = 10;

  private final Map<Planned, Double> planned = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  private void measured(String work, String candidate, int quietRounds, double nanos, double bytes) {
    planned.put(new Planned(work, candidate, candidate.equals("bare") ? null : "bare"), bytes);
    for (int round = 0; round < quietRounds; round++) {
      samples.add(new Sample(work, candidate, round, nanos));
    }
  }

  private Report report() {
    return PeerTable.of(new Run(planned, samples, Map.of(), ROUNDS));
  }

  @Test
  void setsEachPeerAgainstTheBareVerificationOfItsRow() {
    for (String work : List.of("good", "bad")) {
      measured(work, "bare", ROUNDS, 100, 6_600);
      measured(work, "door", ROUNDS, work.equals("good") ? 105 : 1, 21_456);
      measured(work, "other", ROUNDS, 150, 9);
    }

    assertThat(report().region()).isEqualTo("peers-java-" + Runtime.version().feature());
    assertThat(report().markdown()).contains("of 100 iterations 100 were quiet.").contains("""
        | token | door | other |
        |---|---|---|
        | good | 1.05 (1.05 to 1.05) | 1.50 (1.50 to 1.50) |
        | bad | 0.0100 (0.0100 to 0.0100) | 1.50 (1.50 to 1.50) |
        """).contains("""
        | token | door | other |
        |---|---|---|
        | good | 21,456 | 9 |
        | bad | 21,456 | 9 |
        """);
  }

  @Test
  void saysWhereTheMachineWasTooNoisy() {
    measured("good", "bare", ROUNDS, 100, 6_600);
    measured("good", "door", 4, 105, 21_456);
    measured("good", "other", 0, 0, 9);

    assertThat(report().markdown()).contains("of 100 iterations 46 were quiet.")
        .contains("| good | " + NoiseJudge.TOO_NOISY + " | " + NoiseJudge.TOO_NOISY + " |").contains("| good | 21,456 | 9 |");
  }
}
