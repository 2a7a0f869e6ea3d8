package org.muleentra.jwt.benchmarks.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;

class WayComparisonTest {

  private static final WayComparison WAYS = new WayComparison();

  @AfterAll
  static void close() {
    WAYS.close();
  }

  @Test
  void everyWayTakesTheGoodToken() throws Exception {
    for (Comparison comparison : WAYS.comparisons()) {
      for (Candidate candidate : comparison.candidates()) {
        assertThat(candidate.call().call()).as("%s: %s", comparison.name(), candidate.name()).isEqualTo(true);
      }
    }
  }

  @Test
  void everyWayHasARow() {
    List<String> natives = NativeProviders.all().stream().map(Provider::getName).toList();
    List<Comparison> comparisons = WAYS.comparisons();

    assertThat(comparisons).extracting(Comparison::name).containsExactly("6 groups", "200 groups");
    for (Comparison comparison : comparisons) {
      assertThat(comparison.candidates()).hasSize(3 + 2 * natives.size()).extracting(Candidate::name)
          .startsWith(WayComparison.BARE, "whole door", "whole door again");
      natives.forEach(name -> assertThat(comparison.candidates()).extracting(Candidate::name)
          .contains(WayComparison.BARE + ", " + name, "whole door, " + name));
    }
  }

  /** Else the door that is said to be the JDK's would be another's. */
  @Test
  void noProviderStaysInstalled() {
    assertThat(List.of(Security.getProviders())).extracting(Provider::getName)
        .doesNotContainAnyElementsOf(NativeProviders.all().stream().map(Provider::getName).toList());
  }
}
