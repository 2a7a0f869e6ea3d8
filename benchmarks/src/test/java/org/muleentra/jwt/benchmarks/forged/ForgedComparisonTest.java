package org.muleentra.jwt.benchmarks.forged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.benchmarks.OrdersApi;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.benchmarks.quiet.NoiseJudge;
import org.muleentra.jwt.benchmarks.quiet.Planned;
import org.muleentra.jwt.benchmarks.quiet.Run;
import org.muleentra.jwt.benchmarks.quiet.Sample;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.testkit.token.TokenBuilder;

class ForgedComparisonTest {

  private static final int ROUNDS = 10;

  private final Map<Planned, Double> planned = new LinkedHashMap<>();
  private final List<Sample> samples = new ArrayList<>();

  /** Refused for its signature and not before: then all of it was read. */
  @ParameterizedTest
  @EnumSource
  void everyPayloadIsReadToItsEnd(CostlyPayload payload) {
    try (OrdersApi api = new OrdersApi()) {
      TokenBuilder token = payload.token(api);

      assertThat(api.decide("Bearer " + token.sign()).admitted()).isTrue();
      assertThat(api.decide("Bearer " + token.flipSignatureBit().sign()).refusal().reason()).isEqualTo(Reason.SIGNATURE_INVALID);
    }
  }

  @Test
  void everyPayloadIsAdmittedAndRefused() throws Exception {
    try (ForgedComparison forged = new ForgedComparison()) {
      List<Comparison> comparisons = forged.comparisons();

      assertThat(comparisons).hasSize(CostlyPayload.values().length);
      for (Comparison comparison : comparisons) {
        assertThat(comparison.candidates()).extracting(Candidate::reference)
            .containsExactly(null, ForgedComparison.BARE, ForgedComparison.ADMITTED);
        for (Candidate candidate : comparison.candidates()) {
          assertThat(candidate.call().call()).as("%s: %s", comparison.name(), candidate.name()).isEqualTo(true);
        }
      }
    }
  }

  @Test
  void setsARefusalAgainstItsAdmission() {
    measured("few", 150, 75);
    measured("many", 400, 380);
    measured("unknown", 300, 0);

    assertThat(ForgedTable.of(new Run(planned, samples, Map.of(), ROUNDS)).markdown()).contains("""
        |---|---|---|
        | many | 4.00 (4.00 to 4.00) | 0.95 (0.95 to 0.95) |
        | unknown | 3.00 (3.00 to 3.00) | %s |
        | few | 1.50 (1.50 to 1.50) | 0.50 (0.50 to 0.50) |
        """.formatted(NoiseJudge.TOO_NOISY));
  }

  /** @param refused 0 where it is not known */
  private void measured(String payload, double admitted, double refused) {
    planned.put(new Planned(payload, ForgedComparison.BARE, null), 0.0);
    planned.put(new Planned(payload, ForgedComparison.ADMITTED, ForgedComparison.BARE), 0.0);
    planned.put(new Planned(payload, ForgedComparison.REFUSED, ForgedComparison.ADMITTED), 0.0);
    for (int round = 0; round < ROUNDS; round++) {
      samples.add(new Sample(payload, ForgedComparison.BARE, round, 100));
      samples.add(new Sample(payload, ForgedComparison.ADMITTED, round, admitted));
      if (refused > 0) {
        samples.add(new Sample(payload, ForgedComparison.REFUSED, round, refused));
      }
    }
  }
}
