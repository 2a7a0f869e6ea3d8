package org.muleentra.jwt.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The catalogue is what it says: many, different, sendable, and not good tokens by accident. */
class CatalogueTest {
  private static final TokenMint MINT = TokenMint.create();

  @Test
  void hasManyEntriesUnderNamesOfTheirOwn() {
    assertThat(HostileToken.all()).hasSizeGreaterThan(300).extracting(HostileToken::name).doesNotHaveDuplicates();
    assertThat(RealToken.all()).hasSizeGreaterThan(40).extracting(RealToken::name).doesNotHaveDuplicates();
  }

  @Test
  void knowsNoReasonWithoutAnEntry() {
    EnumSet<Refused> used = HostileToken.all().stream().map(entry -> Refused.valueOf(entry.reason()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Refused.class)));
    assertThat(used).isEqualTo(EnumSet.allOf(Refused.class));
  }

  @Test
  void answersTokensThatFitIntoAHeader() {
    for (HostileToken entry : HostileToken.all()) {
      assertThat(entry.token(MINT)).as(entry.name()).hasSizeLessThan(32_000).matches("\\P{Cntrl}*")
          .doesNotStartWith(" ").doesNotEndWith(" ");
    }
    for (RealToken entry : RealToken.all()) {
      assertThat(entry.token(MINT)).as(entry.name()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }
  }

  @Test
  void hasALargeRealToken() {
    List<String> tokens = RealToken.all().stream().map(entry -> entry.token(MINT)).toList();
    assertThat(tokens).anyMatch(token -> token.length() > 11_000);
  }
}
