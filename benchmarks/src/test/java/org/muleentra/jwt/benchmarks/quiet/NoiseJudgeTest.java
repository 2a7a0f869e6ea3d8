package org.muleentra.jwt.benchmarks.quiet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoiseJudgeTest {

  private static List<Sample> rounds(int from, int to, double... nanos) {
    return IntStream.range(from, to).mapToObj(round -> new Sample("work", "any", round, nanos[round % nanos.length])).toList();
  }

  @Test
  void aControlIsQuietUpToTheBoundOffTheMiddleOfItsRound() {
    assertThat(NoiseJudge.isQuiet(1_000, 1_000)).isTrue();
    assertThat(NoiseJudge.isQuiet(1_050, 1_000)).isTrue();
    assertThat(NoiseJudge.isQuiet(1_051, 1_000)).isFalse();
    assertThat(NoiseJudge.isQuiet(950, 1_000)).isTrue();
    assertThat(NoiseJudge.isQuiet(949, 1_000)).isFalse();
  }

  @Test
  void tellsTheMiddleOfTheRoundsAndTheirMiddleHalf() {
    Ratio ratio = NoiseJudge.ratio(rounds(0, 5, 98, 100, 101, 102, 104), rounds(0, 5, 100), 5).orElseThrow();

    assertThat(ratio).isEqualTo(new Ratio(1.01, 1.00, 1.02));
    assertThat(ratio.words()).isEqualTo("1.01 (1.00 to 1.02)");
  }

  /** A slow phase of the machine hits both. */
  @Test
  void setsEachRoundAgainstItsOwnReference() {
    assertThat(NoiseJudge.ratio(rounds(0, 8, 50, 100, 200), rounds(0, 8, 25, 50, 100), 8)).contains(new Ratio(2, 2, 2));
  }

  @Test
  void refusesARatioOfTooFewRounds() {
    assertThat(NoiseJudge.ratio(rounds(0, 10, 2), rounds(0, 10, 1), 20)).contains(new Ratio(2, 2, 2));
    assertThat(NoiseJudge.ratio(rounds(0, 9, 2), rounds(0, 20, 1), 20)).isEmpty();
    assertThat(NoiseJudge.ratio(rounds(0, 20, 2), rounds(0, 9, 1), 20)).isEmpty();
    assertThat(NoiseJudge.ratio(rounds(0, 12, 2), rounds(8, 20, 1), 20)).as("both quiet in four").isEmpty();
    assertThat(NoiseJudge.ratio(List.of(), List.of(), 20)).isEmpty();
  }

  @Test
  void refusesARatioThatSpreadsTooFar() {
    assertThat(NoiseJudge.ratio(rounds(0, 20, 0.88, 1.12), rounds(0, 20, 1), 20)).isPresent();
    assertThat(NoiseJudge.ratio(rounds(0, 20, 0.87, 1.13), rounds(0, 20, 1), 20)).isEmpty();
  }

  @Test
  void writesSmallRatiosWithMoreDigits() {
    assertThat(new Ratio(0.0123, 0.0121, 0.0126).words()).isEqualTo("0.0123 (0.0121 to 0.0126)");
    assertThat(new Ratio(29.04, 28.96, 29.16).words()).isEqualTo("29.0 (29.0 to 29.2)");
  }
}
