package org.muleentra.jwt.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muleentra.jwt.benchmarks.quiet.Candidate;
import org.muleentra.jwt.benchmarks.quiet.Comparison;
import org.muleentra.jwt.core.Decision;

class GrowthComparisonTest {

  private static final GrowthComparison GROWTH = new GrowthComparison();

  @ParameterizedTest
  @EnumSource
  void everySizeAdmitsTheTokenOfItsBareVerification(Dimension dimension) throws Exception {
    List<Integer> sizes = dimension.sizes();
    // The greatest are opened where they are measured; how many entries there are is looked at below.
    try (GrownApi least = open(dimension, sizes.get(0)); GrownApi second = open(dimension, sizes.get(1))) {
      List<GrownApi> open = new ArrayList<>(Collections.nCopies(sizes.size(), second));
      open.set(0, least);
      Comparison comparison = GROWTH.comparison(dimension, open);

      assertThat(comparison.name()).isEqualTo(dimension.words());
      assertThat(comparison.candidates()).filteredOn(candidate -> candidate.reference() != null).extracting(Candidate::name)
          .containsExactlyElementsOf(sizes.stream().map(String::valueOf).toList());
      for (Candidate candidate : comparison.candidates()) {
        Object outcome = candidate.call().call();
        assertThat(outcome instanceof Decision decision ? decision.admitted() : outcome).as(candidate.name()).isEqualTo(true);
      }
    }
  }

  private static GrownApi open(Dimension dimension, int size) {
    return GROWTH.open(dimension, size, GROWTH.store(dimension, size));
  }

  @Test
  void threadsAreSetAgainstAsManyThreads() {
    List<Candidate> candidates;
    try (GrownApi one = open(Dimension.THREADS, 1)) {
      candidates = GROWTH.comparison(Dimension.THREADS, Collections.nCopies(Dimension.THREADS.sizes().size(), one)).candidates();
    }

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
    assertThat(GROWTH.store(Dimension.REVOCATIONS, 100).keys()).hasSize(100);
    assertThat(GROWTH.store(Dimension.KEYS, 100).keys()).isEmpty();
  }
}
