package org.muleentra.jwt.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.benchmarks.MapStore;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.core.Decision;

class GrowthComparisonTest {

  /** The place of a size that is soon opened, and not the least. */
  private static final int SECOND = 1;

  private final GrowthComparison growth = new GrowthComparison();

  @ParameterizedTest
  @EnumSource
  void everySizeAdmitsTheTokenOfItsBareVerification(Dimension dimension) throws Exception {
    List<GrownApi> open = new ArrayList<>();
    try {
      for (int size : dimension.sizes()) {
        // The greatest are opened where they are measured; how many entries there are is looked at below.
        int opened = Math.min(size, dimension.sizes().get(SECOND));
        open.add(growth.open(dimension, opened, growth.store(dimension, opened)));
      }
      Comparison comparison = growth.comparison(dimension, open);

      assertThat(comparison.name()).isEqualTo(dimension.words());
      assertThat(comparison.candidates()).filteredOn(candidate -> candidate.reference() != null).extracting(Candidate::name)
          .containsExactlyElementsOf(dimension.sizes().stream().map(String::valueOf).toList());
      for (Candidate candidate : comparison.candidates()) {
        Object outcome = candidate.call().call();
        assertThat(outcome instanceof Decision decision ? decision.admitted() : outcome).as(candidate.name()).isEqualTo(true);
      }
    } finally {
      open.forEach(GrownApi::close);
    }
  }

  @Test
  void threadsAreSetAgainstAsManyThreads() {
    List<GrownApi> open = new ArrayList<>();
    Dimension.THREADS.sizes().forEach(size -> open.add(growth.open(Dimension.THREADS, size, new MapStore())));
    List<Candidate> candidates = growth.comparison(Dimension.THREADS, open).candidates();
    open.forEach(GrownApi::close);

    assertThat(candidates).extracting(Candidate::threads).containsExactly(1, 1, 2, 2, 4, 4, 8, 8);
    for (int i = 1; i < candidates.size(); i += 2) {
      assertThat(candidates.get(i).reference()).isEqualTo(candidates.get(i - 1).name());
    }
  }

  @Test
  void theTokenGrowsWithItsGroupsAlone() {
    GrownTokens tokens = new GrownTokens();

    assertThat(tokens.token(Dimension.GROUPS, 200).length()).isGreaterThan(9_000);
    assertThat(tokens.token(Dimension.GROUPS, 0).length()).isLessThan(tokens.token(Dimension.GROUPS, 10).length());
    assertThat(tokens.token(Dimension.CLAIM_RULES, 0)).hasSameSizeAs(tokens.token(Dimension.CLAIM_RULES, 50));
  }

  @Test
  void publishesAsManyKeysAsItSays() throws ParseException {
    assertThat(JWKSet.parse(new GrownTokens().jwks(25)).getKeys()).hasSizeGreaterThanOrEqualTo(25)
        .filteredOn(key -> key.getKeyID().startsWith("key-")).hasSize(24);
  }

  @Test
  void theStoreHoldsAsManyEntriesAsItSays() {
    assertThat(growth.store(Dimension.REVOCATIONS, 100).keys()).hasSize(100);
    assertThat(growth.store(Dimension.KEYS, 100).keys()).isEmpty();
  }
}
